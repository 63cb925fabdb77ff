import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Segmented, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { refresh } from '../api/events';
import { ProblemError } from '../api/problem';
import type { CaseDetail, Decision, FieldRemark, Step } from '../api/types';
import { FeedbackWordFields, useFeedbackWord } from '../feedback/word';
import { texts as certificateTexts } from '../certificate/texts';
import { useKeys } from '../parts/keys';
import { ProblemNote } from '../parts/problem';
import { useMe } from '../session/queries';
import { word } from '../words';
import styles from './decision.module.css';
import type { Exceptions } from './exceptions';
import type { Grants } from './grants';
import { Phrases } from './phrases';
import { useDecide } from './queries';
import { ReturnFields } from './return-fields';
import { texts } from './texts';

type Outcome = Decision['outcome'];

interface DecisionFormProps {
  of: CaseDetail;
  step: Step;
  exceptions: Exceptions;
  grants?: Grants; // of a claim's review
  onDecided?: () => void;
}

/** The decision on the open step: a, r or x chooses, Enter (in the comment: Ctrl+Enter) decides. */
export function DecisionForm({ of, step, exceptions, grants, onDecided }: DecisionFormProps) {
  const outcomes = (step.allowed ?? []) as Outcome[];
  const { account } = useMe();
  const { message, notification } = App.useApp();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>('approved');
  const [comment, setComment] = useState('');
  const [fields, setFields] = useState<FieldRemark[]>([]);
  const [photoReceived, setPhotoReceived] = useState(false);
  const [originalsSeen, setOriginalsSeen] = useState(false);
  const feedback = useFeedbackWord(of);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<InputRef>(null);
  const decide = useDecide(of.id, step.n, () => {
    void message.success(texts.done(of.number ?? of.title, word('outcome', outcome)));
    onDecided?.();
  });

  const choose = (chosen: Outcome) => {
    if (!outcomes.includes(chosen)) return;
    setOutcome(chosen);
    if (chosen === 'approved') button.current?.focus();
    else field.current?.focus();
  };
  const send = () => {
    const except =
      outcome === 'approved'
        ? [...exceptions.reasons].map(([personId, reason]) => ({ personId, comment: reason }))
        : [];
    decide.mutate(
      {
        outcome,
        comment,
        ...(except.length > 0 && { except }),
        ...(outcome === 'approved' && grants && { hours: grants.given(exceptions.reasons) }),
        ...(outcome === 'returned' && fields.length > 0 && { fields }),
        ...(outcome === 'approved' && feedback?.word),
        ...((verifying || certifying) && { originalsSeen }),
        ...(certifying && { photoReceived }),
      },
      {
        onError: (error) => {
          if (!(error instanceof ProblemError) || error.code !== 'step.already_decided') return;
          notification.warning({
            title: texts.decidedElsewhere,
            description: `${error.problem.detail}${texts.decidedHint}`,
            duration: 0,
          });
          refresh(queries, new Set([of.id]));
        },
      },
    );
  };
  useKeys({
    a: () => choose('approved'),
    r: () => choose('returned'),
    x: () => choose('rejected'),
    o: () => setOriginalsSeen((seen) => !seen),
  });

  const verifying = step.name === 'verification';
  const certifying = step.name === 'certificateReview';
  const overriding = account.role === 'chief' && step.role === 'clerk' && !step.escalatedAt;
  const excepted = outcome === 'approved' ? exceptions.reasons.size : 0;
  return (
    <form
      className={styles.form}
      aria-label={texts.decision}
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
    >
      <Segmented
        block
        value={outcome}
        onChange={choose}
        options={outcomes.map((o) => ({
          value: o,
          label: <Choice name={word('outcome', o)} shortcut={texts.keys[o]!} />,
        }))}
      />
      {overriding && <p className={styles.hint}>{texts.overrideHint}</p>}
      {verifying && (
        <Checkbox checked={originalsSeen} onChange={(e) => setOriginalsSeen(e.target.checked)}>
          {texts.originals} <kbd>O</kbd>
        </Checkbox>
      )}
      {outcome === 'approved' && feedback && (
        <FeedbackWordFields word={feedback.word} answering={step.name === 'answering'} onChange={feedback.setWord} />
      )}
      {certifying && outcome === 'approved' && (
        <>
          <Checkbox checked={originalsSeen} onChange={(e) => setOriginalsSeen(e.target.checked)}>
            {of.certificate?.kind === 'renewal' ? certificateTexts.bookletSeen : certificateTexts.idSeen} <kbd>O</kbd>
          </Checkbox>
          {of.certificate?.kind !== 'renewal' && (
            <Checkbox checked={photoReceived} onChange={(e) => setPhotoReceived(e.target.checked)}>
              {certificateTexts.photo}
            </Checkbox>
          )}
        </>
      )}
      <Input.TextArea
        ref={field}
        value={comment}
        rows={3}
        maxLength={2000}
        aria-label={texts.comment}
        placeholder={outcome === 'approved' && !overriding ? texts.commentFree : texts.commentNeeded}
        onChange={(e) => setComment(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) send();
          if (e.key === 'Escape') field.current?.blur();
        }}
      />
      <Phrases kind={of.kind} of={outcome} typed={comment} onPick={(p) => setComment((c) => c + p)} />
      {outcome === 'returned' && <ReturnFields of={of} value={fields} onChange={setFields} />}
      {excepted > 0 && (
        <p className={styles.hint}>
          {texts.exceptionsN(excepted)}{' '}
          <Button type="link" size="small" onClick={exceptions.clear}>
            {texts.clearExceptions}
          </Button>
        </p>
      )}
      <ProblemNote error={decide.error} />
      <Button
        ref={button}
        type="primary"
        block
        htmlType="submit"
        danger={outcome !== 'approved'}
        loading={decide.isPending}
      >
        {excepted > 0 ? texts.submitWith(excepted) : texts.submit[outcome]}
      </Button>
    </form>
  );
}

function Choice({ name, shortcut }: { name: string; shortcut: string }) {
  return (
    <>
      {name} <kbd>{shortcut}</kbd>
    </>
  );
}
