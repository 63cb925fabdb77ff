import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CaseDetail, RosterPerson } from '../api/types';
import { problemOf } from '../api/problem';
import { PeopleTable } from '../case/people-table';
import { Sheet } from '../parts/page';
import { Hidden, Tag } from '../parts/tags';
import { shortDay } from '../parts/time';
import { useMe } from '../session/queries';
import { useJoinRoster, useLeaveRoster } from './queries';
import { texts } from './texts';

const PeoplePicker = lazy(() => import('../person/people-picker'));

/** Who takes part in a plan, and for who keeps the roster, joining and leaving. */
export function Roster({ of, people }: { of: CaseDetail; people: RosterPerson[] }) {
  const { account } = useMe();
  const keeper = ['department', 'clerk', 'chief'].includes(account.role) && !of.closedAt;
  const on = people.filter((p) => !p.leftOn);
  const units = new Set(on.map((p) => p.unit)).size;
  return (
    <Sheet
      title={`${texts.rosterN(on.length)}，${texts.units(units)}`}
      extra={keeper && of.state === 'accepted' && <Join of={of} on={on} />}
      flush
    >
      <PeopleTable
        rows={people}
        year={of.year}
        columns={[
          { title: texts.unit, dataIndex: 'unit', ellipsis: true },
          { title: texts.joinedOn, width: 90, render: (_, p) => shortDay(p.joinedOn) },
          {
            title: <Hidden>{texts.acts}</Hidden>,
            width: 110,
            align: 'right',
            render: (_, p) =>
              p.leftOn ? (
                <Tag>{`${shortDay(p.leftOn)} ${texts.leftOn}`}</Tag>
              ) : (
                keeper && of.state === 'accepted' && <Leave of={of} person={p} />
              ),
          },
        ]}
      />
    </Sheet>
  );
}

function Join({ of, on }: { of: CaseDetail; on: RosterPerson[] }) {
  const [picking, setPicking] = useState(false);
  const { message } = App.useApp();
  const join = useJoinRoster(of.id, () => setPicking(false));
  return (
    <>
      <Button size="small" onClick={() => setPicking(true)}>
        {texts.join}
      </Button>
      <Suspense>
        {picking && (
          <PeoplePicker
            title={texts.join}
            filter={{ series: of.plan?.series, year: of.year }}
            without={new Set(on.map((p) => p.personId))}
            error={join.error}
            busy={join.isPending}
            onPick={(people) =>
              join.mutate(people, { onSuccess: () => void message.success(texts.joined(people.length)) })
            }
            onClose={() => setPicking(false)}
          />
        )}
      </Suspense>
    </>
  );
}

function Leave({ of, person }: { of: CaseDetail; person: RosterPerson }) {
  const { modal, message } = App.useApp();
  const leave = useLeaveRoster(of.id);
  const ask = () =>
    modal.confirm({
      title: texts.leaveAsk(person.name),
      okText: texts.leave,
      onOk: () =>
        leave
          .mutateAsync([person.personId])
          .catch((error: unknown) => void message.error(problemOf(error).problem.detail)),
    });
  return (
    <Button type="link" size="small" onClick={ask}>
      {texts.leave}
    </Button>
  );
}
