import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, InputNumber, Switch } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ProblemError } from '../api/problem';
import type { CaseDetail, Result, RosterPerson } from '../api/types';
import { caseQuery } from '../case/queries';
import { useDraft } from '../parts/draft';
import { Loaded, Nothing } from '../parts/loaded';
import { Page, Sheet } from '../parts/page';
import { ProblemNote } from '../parts/problem';
import { longDay, shortDay } from '../parts/time';
import { policyQuery } from '../year/queries';
import { useRecordResults } from './queries';
import { faultsByRow, firstResults, summary } from './results';
import styles from './results-page.module.css';
import { texts } from './texts';

/** Records the participants' results of a plan whose training is over (R8). */
export function Component() {
  const { id = '' } = useParams();
  const query = useQuery(caseQuery(id));
  return (
    <Page title={texts.results} note={query.data && about(query.data)} narrow>
      <Loaded query={query}>{(of) => <Results key={of.id} of={of} />}</Loaded>
    </Page>
  );
}

function about(of: CaseDetail): string {
  return of.plan
    ? `${of.title}，${longDay(of.plan.startsOn)} 至 ${shortDay(of.plan.endsOn)}，${of.plan.hours} 学时`
    : of.title;
}

interface Typed {
  results: Result[];
  evidence: string[];
}

function Results({ of }: { of: CaseDetail }) {
  const people = of.roster ?? [];
  const { data: policy } = useQuery(policyQuery(of.year));
  const draft = useDraft<Typed>(`results/${of.id}`);
  const [typed, setTyped] = useState<Typed>(draft.restored ?? { results: firstResults(of), evidence: [] });
  const navigate = useNavigate();
  const { message } = App.useApp();
  const record = useRecordResults(of.id, (ref) => {
    draft.discard();
    const refused = ref.lines.filter((l) => l.state === 'refused').length;
    void message.success(
      texts.resultsDone(ref.lines.length - refused) + (refused ? `。${texts.someRefused(refused)}` : ''),
    );
    void navigate(`/cases/${of.id}`);
  });
  const change = (next: Typed) => {
    setTyped(next);
    draft.save(next);
  };
  const set = (at: number, part: Partial<Result>) =>
    change({ ...typed, results: typed.results.map((r, i) => (i === at ? { ...r, ...part } : r)) });

  if (typed.results.length === 0) return <Nothing title={texts.rosterN(0)} />;
  const faults = record.error instanceof ProblemError ? faultsByRow(record.error.faults) : undefined;
  const { passed, failed } = summary(typed.results);
  return (
    <>
      <Sheet title={texts.evidence}>
        <Checkbox.Group
          value={typed.evidence}
          options={policy?.evidence ?? []}
          onChange={(evidence) => change({ ...typed, evidence })}
        />
        <p className={styles.hint}>{texts.evidenceHint}</p>
      </Sheet>
      <Sheet title={texts.rosterN(typed.results.length)} extra={<small>{texts.resultKeys}</small>} flush>
        <table className={styles.grid} onKeyDown={moveBetweenRows}>
          <thead>
            <tr>
              <th>姓名</th>
              <th>{texts.unit}</th>
              <th>{texts.passed}</th>
              <th>{texts.hours}</th>
              <th>{texts.score}</th>
              <th>{texts.comment}</th>
            </tr>
          </thead>
          <tbody>
            {typed.results.map((r, i) => (
              <Row
                key={r.personId}
                result={r}
                person={people.find((p) => p.personId === r.personId)}
                most={of.plan?.hours}
                faults={faults?.get(i)}
                onChange={(part) => set(i, part)}
              />
            ))}
          </tbody>
        </table>
      </Sheet>
      <ProblemNote error={record.error} only={(field) => !field.startsWith('results[')} />
      <div className={styles.foot}>
        <span>{texts.summary(passed, failed)}</span>
        <Button type="primary" size="large" loading={record.isPending} onClick={() => record.mutate(typed)}>
          {texts.submitResults}
        </Button>
      </div>
    </>
  );
}

interface RowProps {
  result: Result;
  person: RosterPerson | undefined;
  most: number | undefined;
  faults: string[] | undefined;
  onChange: (part: Partial<Result>) => void;
}

function Row({ result, person, most, faults, onChange }: RowProps) {
  const name = person?.name ?? '';
  const pass = (passed: boolean) => onChange({ passed, hours: passed ? (most ?? 0) : 0 });
  return (
    <>
      <tr className={result.passed ? undefined : styles.failed}>
        <td>{name}</td>
        <td className={styles.unit}>
          {person?.unit}
          {person?.leftOn && `（${texts.left}）`}
        </td>
        <td>
          <Switch
            checked={result.passed}
            checkedChildren={texts.passed}
            unCheckedChildren={texts.failed}
            aria-label={`${name} ${texts.passed}`}
            onChange={pass}
          />
        </td>
        <td>
          <InputNumber
            value={result.hours}
            min={0}
            precision={0}
            controls={false}
            keyboard={false}
            aria-label={`${name} ${texts.hours}`}
            onChange={(hours) => onChange({ hours: hours ?? 0 })}
          />
        </td>
        <td>
          <InputNumber
            value={result.score || null}
            min={0}
            precision={0}
            controls={false}
            keyboard={false}
            aria-label={`${name} ${texts.score}`}
            onChange={(score) => onChange({ score: score ?? 0 })}
          />
        </td>
        <td>
          <Input
            value={result.comment}
            maxLength={2000}
            aria-label={`${name} ${texts.comment}`}
            onChange={(e) => onChange({ comment: e.target.value })}
          />
        </td>
      </tr>
      {faults && (
        <tr className={styles.fault}>
          <td />
          <td colSpan={5} role="alert">
            {faults.join(' ')}
          </td>
        </tr>
      )}
    </>
  );
}

/** Arrow up and down go to the same column of the row before and after. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>) {
  const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  const cell = (event.target as HTMLElement).closest('td');
  if (!step || !cell || (event.key === 'Enter' && !(event.target instanceof HTMLInputElement))) return;
  const rows = [...event.currentTarget.tBodies[0]!.rows].filter((r) => r.cells.length > 2);
  const to = rows[rows.indexOf(cell.parentElement as HTMLTableRowElement) + step]?.cells[cell.cellIndex];
  const field = to?.querySelector<HTMLElement>('input, button');
  if (!field) return;
  event.preventDefault();
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}
