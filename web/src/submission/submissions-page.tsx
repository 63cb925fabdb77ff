import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ProblemError } from '../api/problem';
import type { Readiness } from '../api/types';
import { CaseList } from '../case/case-list';
import { Bar } from '../parts/bar';
import { Loaded, Nothing } from '../parts/loaded';
import { Page, Sheet } from '../parts/page';
import { ProblemNote } from '../parts/problem';
import { Tag } from '../parts/tags';
import { texts as personTexts } from '../person/texts';
import { faultsByRow } from '../plan/results';
import { useCurrentYear } from '../year/queries';
import { readinessQuery, useSubmit } from './queries';
import { byReason, byText, hoursOf } from './reasons';
import styles from './submissions-page.module.css';
import { texts } from './texts';

/** Who of the unit can be submitted and who cannot yet, and what was submitted before. */
export function Component() {
  const year = useCurrentYear();
  return (
    <Page title={texts.title} note={texts.note}>
      {year !== undefined && <OfYear year={year} />}
      <h2>{texts.past}</h2>
      <CaseList kind="submission" none={{ title: texts.none }} />
    </Page>
  );
}

function OfYear({ year }: { year: number }) {
  const query = useQuery(readinessQuery(year));
  return (
    <Loaded query={query}>
      {(people) => (
        <>
          <Ready people={people.filter((p) => p.ready)} year={year} />
          <NotReady people={people} year={year} />
        </>
      )}
    </Loaded>
  );
}

function Ready({ people, year }: { people: Readiness[]; year: number }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set()); // ready, but not to be submitted now
  const { message } = App.useApp();
  const navigate = useNavigate();
  const chosen = people.filter((p) => !left.has(p.personId)).map((p) => p.personId);
  const submit = useSubmit((ref) => {
    void message.success(texts.done(ref.number ?? '', chosen.length));
    void navigate(`/cases/${ref.id}`);
  });
  if (people.length === 0) {
    return (
      <Sheet title={texts.ready}>
        <Nothing title={texts.nobodyReady}>{texts.nobodyReadyHint}</Nothing>
      </Sheet>
    );
  }
  const toggle = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <Sheet
      title={texts.readyN(people.length)}
      extra={
        <span className={styles.tools}>
          <Checkbox
            checked={chosen.length === people.length}
            indeterminate={chosen.length > 0 && chosen.length < people.length}
            onChange={(e) => setLeft(new Set(e.target.checked ? [] : people.map((p) => p.personId)))}
          >
            {texts.pickAll}
          </Checkbox>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={submit.isPending}
            onClick={() => submit.mutate({ year, people: chosen })}
          >
            {texts.submit(chosen.length)}
          </Button>
        </span>
      }
    >
      <Refused error={submit.error} people={people} sent={submit.variables?.people ?? []} />
      <ul className={styles.ready}>
        {people.map((p) => (
          <li key={p.personId}>
            <Checkbox checked={!left.has(p.personId)} onChange={(e) => toggle(p.personId, e.target.checked)}>
              {p.name}
            </Checkbox>
            {p.missedWindow && <Tag tone="warn">{texts.missedWindow}</Tag>}
            {p.lateByBureau && <Tag>{texts.lateByBureau}</Tag>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Why a submission was refused, by name. */
function Refused({ error, people, sent }: { error: unknown; people: Readiness[]; sent: string[] }) {
  if (!error) return null;
  const rows = error instanceof ProblemError ? faultsByRow(error.faults, 'people') : new Map<number, string[]>();
  return (
    <div style={{ marginBottom: 12 }}>
      <ProblemNote error={error} only={(field) => !field.startsWith('people[')} />
      {rows.size > 0 && (
        <div role="alert" className={styles.refused}>
          <p>{texts.refusedHint}</p>
          <ul>
            {[...rows].map(([at, messages]) => (
              <li key={at}>
                <b>{people.find((p) => p.personId === sent[at])?.name}</b> {messages.join(' ')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function NotReady({ people, year }: { people: Readiness[]; year: number }) {
  return byReason(people).map(({ reason, people: group }) => (
    <Sheet
      key={reason}
      title={`${texts.notReady}：${texts.groups[reason]}`}
      extra={`${group.length} ${texts.people}`}
      flush
    >
      {byText(group).map(({ text, people: alike }) => (
        <div key={text} className={styles.alike}>
          {text && <p>{text}</p>}
          <ul className={reason === 'hours' ? styles.short : styles.names}>
            {alike.map((p) => (
              <li key={p.personId}>
                <Link to={`/people/${p.personId}?year=${year}`}>{p.name}</Link>
                <Hours of={p} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Sheet>
  ));
}

function Hours({ of }: { of: Readiness }) {
  const hours = hoursOf(of);
  if (!hours) return null;
  return (
    <>
      <Bar name={personTexts.shortCommon} have={hours.common} need={hours.needCommon} />
      <Bar name={personTexts.shortSpecialty} have={hours.specialty} need={hours.needSpecialty} />
    </>
  );
}
