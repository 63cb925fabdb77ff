import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Modal, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { refresh } from '../api/events';
import type { Batch, Case } from '../api/types';
import { Phrases } from '../case/phrases';
import { texts as caseTexts } from '../case/texts';
import { ProblemNote } from '../parts/problem';
import { Tag } from '../parts/tags';
import { caseName, word } from '../words';
import { batchQuery, useDecideMany } from './queries';
import styles from './batch-dialog.module.css';
import { texts } from './texts';

interface BatchDialogProps {
  tasks: Case[];
  outcome: 'approved' | 'returned';
  onClose: () => void;
  onDone: () => void;
}

/** Decides many tasks at once: what is decided is shown first, then how far it has come, then each one's result. */
export default function BatchDialog({ tasks, outcome, onClose, onDone }: BatchDialogProps) {
  const [decided] = useState(tasks); // the list changes while they are being decided
  const [comment, setComment] = useState('');
  const [originalsSeen, setOriginalsSeen] = useState(false);
  const [id, setId] = useState<string>();
  const start = useDecideMany((batch) => setId(batch.id));
  const verifying = decided.some((t) => t.step?.name === 'verification');
  const send = () =>
    start.mutate({
      outcome,
      comment,
      originalsSeen: verifying && originalsSeen,
      items: decided.flatMap((t) => (t.step ? [{ caseId: t.id, n: t.step.n }] : [])),
    });
  const close = () => {
    if (id) onDone();
    onClose();
  };
  const name = word('outcome', outcome);
  return (
    <Modal
      open
      title={texts.batch(name, decided.length)}
      okText={id ? texts.close : texts.batchDo(name, decided.length)}
      okButtonProps={{ loading: start.isPending, danger: outcome === 'returned' && !id }}
      cancelButtonProps={{ style: id ? { display: 'none' } : undefined }}
      onOk={id ? close : send}
      onCancel={close}
      mask={{ closable: false }}
      width={640}
    >
      {id ? (
        <Results id={id} tasks={decided} />
      ) : (
        <div className={styles.ask}>
          <Preview tasks={decided} />
          {verifying && (
            <Checkbox checked={originalsSeen} onChange={(e) => setOriginalsSeen(e.target.checked)}>
              {caseTexts.originals}
            </Checkbox>
          )}
          <Input.TextArea
            rows={2}
            autoFocus
            maxLength={2000}
            value={comment}
            aria-label={caseTexts.comment}
            placeholder={outcome === 'approved' ? caseTexts.commentFree : caseTexts.commentNeeded}
            onChange={(e) => setComment(e.target.value)}
          />
          <Phrases
            kind={decided[0]?.kind ?? ''}
            of={outcome}
            typed={comment}
            onPick={(p) => setComment((c) => c + p)}
          />
          <ProblemNote error={start.error} />
        </div>
      )}
    </Modal>
  );
}

/** What is about to be decided; what the rules have something against stands first. */
function Preview({ tasks }: { tasks: Case[] }) {
  const sorted = [...tasks].sort((a, b) => Number(a.step?.clean) - Number(b.step?.clean));
  return (
    <ul className={styles.items}>
      {sorted.map((t) => (
        <li key={t.id}>
          <span>{caseName(t)}</span>
          <small>{t.number}</small>
          {t.step?.clean ? <Tag tone="good">{caseTexts.clean}</Tag> : <Tag tone="warn">{texts.lookFirst}</Tag>}
        </li>
      ))}
    </ul>
  );
}

function Results({ id, tasks }: { id: string; tasks: Case[] }) {
  const { data: batch, error } = useQuery(batchQuery(id));
  useTellLists(batch);
  if (error) return <ProblemNote error={error} />;
  if (!batch) return null;
  const names = new Map(tasks.map((t) => [t.id, t]));
  const all = Math.max(1, batch.items.length);
  const rank = { refused: 0, waiting: 1, done: 2 };
  return (
    <div aria-live="polite">
      <Progress
        percent={Math.round((100 * (batch.done + batch.refused)) / all)}
        status={batch.waiting > 0 ? 'active' : batch.refused > 0 ? 'exception' : 'success'}
      />
      <p className={styles.summary}>{texts.batchSummary(batch.done, batch.refused, batch.waiting)}</p>
      <ul className={styles.items}>
        {[...batch.items]
          .sort((a, b) => rank[a.state] - rank[b.state])
          .map((item) => {
            const task = names.get(item.caseId);
            return (
              <li key={`${item.caseId} ${item.n}`}>
                <Link to={`/cases/${item.caseId}`} target="_blank">
                  {task ? caseName(task) : item.caseId}
                </Link>
                <small>{task?.number}</small>
                <Tag tone={tones[item.state]}>{texts.batchStates[item.state]}</Tag>
                {item.texts?.map((text) => (
                  <p key={text}>{text}</p>
                ))}
              </li>
            );
          })}
      </ul>
    </div>
  );
}

const tones = { waiting: 'plain', done: 'good', refused: 'bad' } as const;

/** When all is decided, the lists are read anew. */
function useTellLists(batch: Batch | undefined) {
  const queries = useQueryClient();
  const over = batch?.waiting === 0;
  useEffect(() => {
    if (over) refresh(queries, new Set());
  }, [over, queries]);
}
