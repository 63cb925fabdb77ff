import { App, Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../api/types';
import { problemOf } from '../api/problem';
import { PlanActions } from '../plan/plan-actions';
import { useMe } from '../session/queries';
import { useUrge } from './actions';
import styles from './case-view.module.css';
import { ToCorrect } from './corrections';
import { useFiled } from './owner';
import { useWithdraw } from './queries';
import { texts } from './texts';

/** Where the pages of a kind of cases are. */
const lists: Record<string, string> = { plan: 'plans', transcript: 'transcripts', claim: 'claims' };

/** What those who filed a case can do with it: correct it, take it back, urge, and for plans more. */
export function FilerActions({ of, children }: { of: CaseDetail; children?: ReactNode }) {
  const filed = useFiled(of);
  const correcting = of.step?.allowed?.includes('corrected');
  const waits = filed && !of.following && !of.closedAt && of.step !== undefined;
  const withdrawable = waits && ['filed', 'returned', 'changing'].includes(of.state);
  const urgeable = waits && !of.step?.allowed && of.step?.name !== 'training';
  const acts = useActsOnPlan(of);
  const any = correcting || withdrawable || urgeable || acts;
  if (!any && !children) return null;
  return (
    <section className={styles.block}>
      <h2>{any ? texts.me : texts.otherActions}</h2>
      {correcting && <ToCorrect of={of} />}
      <div className={styles.filer} hidden={!any}>
        {correcting && !['submission', 'certificate'].includes(of.kind) && (
          <Link to={`/${lists[of.kind] ?? of.kind}/${of.id}/correct`}>
            <Button type="primary">{texts.correct}</Button>
          </Link>
        )}
        {acts && <PlanActions of={of} />}
        {urgeable && <Urge of={of} />}
        {withdrawable && <Withdraw of={of} />}
      </div>
      {children}
    </section>
  );
}

/** Whether the account can change, cancel or record results of a plan now. */
function useActsOnPlan(of: CaseDetail): boolean {
  const { account } = useMe();
  const acts = of.step?.allowed?.some((o) => ['changed', 'cancelled', 'recorded'].includes(o)) ?? false;
  return of.kind === 'plan' && acts && ['department', 'provider'].includes(account.role);
}

function Withdraw({ of }: { of: CaseDetail }) {
  const withdraw = useWithdraw(of.id);
  const ask = useAsk({
    title: `${texts.withdraw}「${of.title}」`,
    hint: texts.withdrawAsk,
    placeholder: texts.withdrawReason,
    okText: texts.withdraw,
    send: withdraw.mutateAsync,
  });
  return <Button onClick={ask}>{texts.withdraw}</Button>;
}

function Urge({ of }: { of: CaseDetail }) {
  const { message } = App.useApp();
  const urge = useUrge(of.id, () => void message.success(texts.urged));
  const ask = useAsk({
    title: texts.urge,
    hint: texts.urgeAsk,
    placeholder: texts.urgeWord,
    okText: texts.urge,
    send: urge.mutateAsync,
  });
  return <Button onClick={ask}>{texts.urge}</Button>;
}

interface AskOptions {
  title: string;
  hint: string;
  placeholder: string;
  okText: string;
  send: (comment: string) => Promise<unknown>;
}

/** Asks whether it is meant, and for a word about it. */
function useAsk({ title, hint, placeholder, okText, send }: AskOptions): () => void {
  const { modal, message } = App.useApp();
  const comment = useRef('');
  return () => {
    modal.confirm({
      title,
      okText,
      content: (
        <>
          <p style={{ marginBottom: 8 }}>{hint}</p>
          <Input
            placeholder={placeholder}
            aria-label={placeholder}
            maxLength={2000}
            onChange={(e) => (comment.current = e.target.value)}
          />
        </>
      ),
      onOk: () => send(comment.current).catch((error: unknown) => void message.error(problemOf(error).problem.detail)),
    });
  };
}
