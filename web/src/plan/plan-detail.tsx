import { useQuery } from '@tanstack/react-query';
import type { CaseDetail, Line, PlanRow } from '../api/types';
import type { Exceptions } from '../case/exceptions';
import { LineState } from '../case/line-state';
import { PeopleTable } from '../case/people-table';
import { Facts, Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { addDays, daysBetween, longDay, moment, shortDay } from '../parts/time';
import { policyQuery } from '../year/queries';
import { Change } from './change';
import { Roster } from './roster';
import { texts } from './texts';

/** A plan as it was filed, its pending change, its roster, and the results that were recorded. */
export default function PlanDetail({ of, exceptions }: { of: CaseDetail; exceptions?: Exceptions }) {
  const { plan } = of;
  if (!plan) return null;
  const lines = of.lines ?? [];
  return (
    <>
      {plan.change && <Change from={plan} to={plan.change} />}
      {lines.length > 0 && <Results of={of} lines={lines} exceptions={exceptions} />}
      <PlanFacts of={of} plan={plan} />
      <Roster of={of} people={of.roster ?? []} />
    </>
  );
}

function PlanFacts({ of, plan }: { of: CaseDetail; plan: PlanRow }) {
  return (
    <Sheet title={texts.facts}>
      <Lead plan={plan} year={of.year} />
      <Facts
        facts={[
          [texts.series, plan.series],
          [texts.provider, of.provider],
          [
            texts.dates,
            `${longDay(plan.startsOn)} 至 ${shortDay(plan.endsOn)}（${texts.days(daysBetween(plan.startsOn, plan.endsOn) + 1)}）`,
          ],
          [texts.hours, `${plan.hours} 学时`],
          [texts.place, plan.place],
          [texts.teachers, plan.teachers.join('、')],
          [texts.fee, plan.fee === 0 ? texts.free : `${texts.yuan(plan.fee)}，${plan.feeBasis}`],
          [texts.filedOn, longDay(plan.filedOn)],
          plan.firstFiledOn !== plan.filedOn && [texts.firstFiledOn, longDay(plan.firstFiledOn)],
          plan.acceptedAt !== undefined && [texts.acceptedAt, moment(plan.acceptedAt)],
          [texts.sessions, plan.sessions.length > 0 && <Sessions plan={plan} />],
          [texts.askedWaiver, plan.waiverReason],
        ]}
      />
      {plan.content && <p style={{ marginTop: 10, whiteSpace: 'pre-wrap' }}>{plan.content}</p>}
    </Sheet>
  );
}

/** The arithmetic of R2. */
function Lead({ plan, year }: { plan: PlanRow; year: number }) {
  const { data: policy } = useQuery(policyQuery(year));
  if (!policy) return null;
  const earliest = addDays(plan.filedOn, policy.leadDays);
  const enough = plan.startsOn >= earliest;
  const say = enough ? texts.leadOk : texts.leadShort;
  return (
    <p style={{ marginBottom: 10 }}>
      <Tag tone={enough ? 'good' : plan.waived ? 'warn' : 'bad'}>
        {enough ? '✓' : plan.waived ? texts.waived : '✗'} {texts.lead}
      </Tag>{' '}
      {say(shortDay(plan.filedOn), policy.leadDays, shortDay(earliest), shortDay(plan.startsOn))}
    </p>
  );
}

function Sessions({ plan }: { plan: PlanRow }) {
  return (
    <ul>
      {plan.sessions.map((s) => (
        <li key={`${s.on} ${s.from}`}>
          {shortDay(s.on)} {s.from}–{s.to}
        </li>
      ))}
    </ul>
  );
}

function Results({ of, lines, exceptions }: { of: CaseDetail; lines: Line[]; exceptions?: Exceptions }) {
  return (
    <Sheet
      title={texts.resultsN(lines.length)}
      extra={of.evidence?.length ? `${texts.evidence}：${of.evidence.join('、')}` : undefined}
      flush
    >
      <PeopleTable
        rows={lines}
        year={of.year}
        exceptions={exceptions}
        canExcept={(l) => l.state === 'pending'}
        reasons={(l) => l.texts ?? []}
        columns={[
          {
            title: texts.passed,
            width: 80,
            render: (_, l) => (l.passed ? texts.passed : <Tag tone="bad">{texts.failed}</Tag>),
          },
          { title: texts.hours, width: 64, align: 'right', render: (_, l) => l.hours ?? 0 },
          { title: texts.score, width: 64, align: 'right', render: (_, l) => l.score || '' },
          { title: texts.state, width: 80, render: (_, l) => <LineState state={l.state} /> },
        ]}
      />
    </Sheet>
  );
}
