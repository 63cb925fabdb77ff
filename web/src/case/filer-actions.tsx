import { App, Button, Input } from 'antd';
import { Link } from 'react-router';
import { useRef } from 'react';
import type { CaseDetail } from '../api/types';
import { problemOf } from '../api/problem';
import { PlanActions } from '../plan/plan-actions';
import { useMe } from '../session/queries';
import styles from './case-view.module.css';
import { useWithdraw } from './queries';
import { texts } from './texts';

/** What those who filed a case can do with it: correct it, take it back, and for plans more. */
export function FilerActions({ of }: { of: CaseDetail }) {
  const correcting = of.step?.allowed?.includes('corrected');
  const withdrawable = useWithdrawable(of);
  const comment = of.steps.findLast((s) => s.outcome === 'returned')?.comment;
  const acts = useActsOnPlan(of);
  if (!correcting && !withdrawable && !acts) return null;
  return (
    <section className={styles.block}>
      <h2>{texts.me}</h2>
      {correcting && comment && (
        <p style={{ marginBottom: 8 }}>
          {texts.returnedComment}：{comment}
        </p>
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {correcting && of.kind !== 'submission' && (
          <Link to={`/${of.kind}s/${of.id}/correct`}>
            <Button type="primary">{texts.correct}</Button>
          </Link>
        )}
        {acts && <PlanActions of={of} />}
        {withdrawable && <Withdraw of={of} />}
      </div>
    </section>
  );
}

/** Whether the account can change, cancel or record results of a plan now. */
function useActsOnPlan(of: CaseDetail): boolean {
  const { account } = useMe();
  const acts = of.step?.allowed?.some((o) => ['changed', 'cancelled', 'recorded'].includes(o)) ?? false;
  return of.kind === 'plan' && acts && ['department', 'provider'].includes(account.role);
}

/** Only who filed may take a case back, and only before it is decided; the server knows for sure. */
function useWithdrawable(of: CaseDetail): boolean {
  const { account } = useMe();
  if (!['filed', 'returned', 'changing'].includes(of.state) || of.following || of.closedAt) return false;
  switch (account.role) {
    case 'department':
      return of.kind === 'plan' && of.department === account.orgName;
    case 'unit':
      return of.kind !== 'plan' && of.unit === account.orgName;
    case 'person':
      return of.kind === 'transcript';
    default:
      return of.filedBy === account.name;
  }
}

function Withdraw({ of }: { of: CaseDetail }) {
  const { modal, message } = App.useApp();
  const reason = useRef('');
  const withdraw = useWithdraw(of.id);
  const ask = () =>
    modal.confirm({
      title: `${texts.withdraw}「${of.title}」`,
      content: (
        <>
          <p style={{ marginBottom: 8 }}>{texts.withdrawAsk}</p>
          <Input
            placeholder={texts.withdrawReason}
            maxLength={2000}
            onChange={(e) => (reason.current = e.target.value)}
          />
        </>
      ),
      okText: texts.withdraw,
      onOk: () =>
        withdraw
          .mutateAsync(reason.current)
          .catch((error: unknown) => void message.error(problemOf(error).problem.detail)),
    });
  return <Button onClick={ask}>{texts.withdraw}</Button>;
}
