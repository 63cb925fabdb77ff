import type { CaseDetail, Role } from '../api/types';
import { Paper } from '../parts/paper';
import { useMe } from '../session/queries';
import styles from './case-view.module.css';

const bureau: Role[] = ['clerk', 'chief', 'auditor'];
const trainers: Role[] = ['department', 'provider', ...bureau];
const units: Role[] = ['unit', 'department', ...bureau];

const papers: Record<string, { name: string; path: string; for: Role[] }[]> = {
  plan: [
    { name: '备案回执', path: '/api/plans/{id}/receipt.pdf', for: trainers },
    { name: '参训名单', path: '/api/plans/{id}/roster.pdf', for: trainers },
  ],
  transcript: [{ name: '成绩登记册', path: '/api/transcripts/{id}/register.pdf', for: ['person', ...units] }],
  submission: [{ name: '汇总表', path: '/api/submissions/{id}/summary.pdf', for: units }],
};

/** The documents of a case. */
export function Papers({ of }: { of: CaseDetail }) {
  const { account } = useMe();
  const mine = (papers[of.kind] ?? []).filter((p) => p.for.includes(account.role));
  if (mine.length === 0) return null;
  return (
    <span className={styles.papers}>
      {mine.map((p) => (
        <Paper key={p.path} name={p.name} href={p.path.replace('{id}', of.id)} />
      ))}
    </span>
  );
}
