import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { lazy, Suspense, useRef, type ReactNode } from 'react';
import type { CaseDetail, Step } from '../api/types';
import { Loaded, Loading } from '../parts/loaded';
import { Following, StateTag, Tag, Due } from '../parts/tags';
import { deadline, lastDay, moment, shortDay } from '../parts/time';
import { useMe } from '../session/queries';
import { caseName, shortWord, word } from '../words';
import styles from './case-view.module.css';
import { Checks } from './checks';
import { Changed } from './corrections';
import { DecisionForm } from './decision';
import { takesExceptions, useExceptions, type Exceptions } from './exceptions';
import { FilerActions } from './filer-actions';
import { useGrants, type Grants } from './grants';
import { Papers } from './papers';
import { Process } from './process';
import { caseQuery } from './queries';
import { Signatures } from './signatures';
import { StepActions } from './step-actions';
import { texts } from './texts';
import { Timeline } from './timeline';

const PlanDetail = lazy(() => import('../plan/plan-detail'));
const TranscriptDetail = lazy(() => import('../transcript/transcript-detail'));
const SubmissionDetail = lazy(() => import('../submission/submission-detail'));
const ClaimDetail = lazy(() => import('../claim/claim-detail'));
const CertificateDetail = lazy(() => import('../certificate/certificate-detail'));
const FeedbackDetail = lazy(() => import('../feedback/feedback-detail'));

interface CaseViewProps {
  id: string;
  tools?: ReactNode; // beside the title
  onDecided?: () => void;
}

/** A case with all there is to know and to do about it. */
export function CaseView({ id, tools, onDecided }: CaseViewProps) {
  const query = useQuery(caseQuery(id));
  return (
    <Loaded query={query}>{(detail) => <Whole key={id} of={detail} tools={tools} onDecided={onDecided} />}</Loaded>
  );
}

function Whole({ of, tools, onDecided }: { of: CaseDetail } & Omit<CaseViewProps, 'id'>) {
  const exceptions = useExceptions();
  const grants = useGrants(of);
  return (
    <article className={styles.case}>
      <Head of={of} tools={tools} />
      <Overtaken of={of} />
      <div className={styles.columns}>
        <div className={styles.facts}>
          <Changed of={of} />
          <Checks of={of} />
          <Suspense fallback={<Loading />}>
            <Detail of={of} exceptions={takesExceptions(of) ? exceptions : undefined} grants={grants} />
          </Suspense>
        </div>
        <div className={styles.side}>
          <Mine of={of} exceptions={exceptions} grants={grants} onDecided={onDecided} />
          <section className={styles.block}>
            <h2>{texts.timeline}</h2>
            <Timeline events={of.timeline} />
          </section>
        </div>
      </div>
    </article>
  );
}

function Head({ of, tools }: { of: CaseDetail; tools: ReactNode }) {
  const who = of.unit || of.department || of.filedBy;
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1>{caseName(of)}</h1>
        <StateTag state={of.state} />
        {of.following && <Following />}
        <span className={styles.tools}>
          <Papers of={of} /> {tools}
        </span>
      </div>
      <p className={styles.about}>
        {word('kind', of.kind)} · {of.number} · {who} · {moment(of.filedAt)}
      </p>
      <Waiting of={of} />
      <Process of={of} />
    </header>
  );
}

/** With whom the case waits, and until when. */
function Waiting({ of }: { of: CaseDetail }) {
  const { step } = of;
  if (of.closedAt) return null;
  if (!step) return <p className={styles.waiting}>{of.following ? texts.followed : ''}</p>;
  const what = word('step', step.name);
  return (
    <p className={styles.waiting}>
      {step.org ? texts.waitsOrg(step.org, what) : texts.waitsFor(word('role', step.role), what)}
      {step.dueAt && <Due at={step.dueAt} full />}
      {step.lapseAt && <Ends step={step} at={step.lapseAt} />}
      {step.signers > 1 && <span>{texts.signers(step.signers)}</span>}
      <Holder step={step} />
      {step.escalatedAt && <Tag tone="bad">{texts.escalated}</Tag>}
    </p>
  );
}

/** Who of the desk has the step. */
function Holder({ step }: { step: Step }) {
  const { account } = useMe();
  if (!step.holder) return null;
  if (step.hold === 'assigned') return <span>{texts.assignedTo(step.holder)}</span>;
  return <Tag tone="wait">{step.holderId === account.id ? texts.heldByYou : texts.heldBy(step.holder)}</Tag>;
}

/** What comes when the step's time is over: a plan lapses (R4), while training just ends. */
function Ends({ step, at }: { step: Step; at: string }) {
  return <span>{step.name === 'training' ? texts.trains(shortDay(lastDay(at))) : texts.lapses(deadline(at))}</span>;
}

/** Says so when somebody else decides the step while it is being looked at. */
function Overtaken({ of }: { of: CaseDetail }) {
  const { account } = useMe();
  const looked = useRef(of.step?.allowed ? of.step.n : undefined);
  const step = of.steps.find((s) => s.n === looked.current);
  if (!step?.outcome || !step.decidedBy || step.decidedBy === account.name) return null;
  const title = `${step.decidedBy} 刚办理了「${word('step', step.name)}」：${word('outcome', step.outcome)}`;
  return <Alert type="info" showIcon title={title} description={step.comment} style={{ marginBottom: 12 }} />;
}

function Detail({ of, exceptions, grants }: { of: CaseDetail; exceptions?: Exceptions; grants?: Grants }) {
  switch (of.kind) {
    case 'plan':
      return <PlanDetail of={of} exceptions={exceptions} />;
    case 'transcript':
      return <TranscriptDetail of={of} exceptions={exceptions} />;
    case 'submission':
      return <SubmissionDetail of={of} exceptions={exceptions} />;
    case 'claim':
      return <ClaimDetail of={of} exceptions={exceptions} grants={grants} />;
    case 'certificate':
      return <CertificateDetail of={of} />;
    case 'feedback':
      return <FeedbackDetail of={of} />;
    default:
      return null;
  }
}

interface MineProps {
  of: CaseDetail;
  exceptions: Exceptions;
  grants?: Grants;
  onDecided?: () => void;
}

/** What the account can do with the case now. */
function Mine({ of, exceptions, grants, onDecided }: MineProps) {
  const { account } = useMe();
  const { step } = of;
  const review = step?.allowed?.includes('approved') ? step : undefined;
  const desk = ['unit', 'department', 'provider', 'clerk', 'chief'].includes(account.role);
  return (
    <>
      {review && (
        <section className={styles.block}>
          <h2>
            {word('step', review.name)} <small>{shortWord('role', review.role)}</small>
          </h2>
          {review.asked && <p className={styles.asked}>{texts.askedToSign}</p>}
          <Signatures step={of.steps.find((s) => s.n === review.n) ?? review} />
          <DecisionForm
            key={review.n}
            of={of}
            step={review}
            exceptions={exceptions}
            grants={grants}
            onDecided={onDecided}
          />
          <StepActions of={of} step={review} />
        </section>
      )}
      <FilerActions of={of}>
        {desk && !review && !of.closedAt && <StepActions of={of} step={step?.allowed ? step : undefined} />}
      </FilerActions>
    </>
  );
}
