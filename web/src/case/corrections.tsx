import { Alert } from 'antd';
import type { CaseDetail } from '../api/types';
import { Sheet } from '../parts/page';
import { moment } from '../parts/time';
import { changeText } from './changes';
import styles from './checks.module.css';
import { fieldName } from './fields';
import { texts } from './texts';

/** Why a case was returned, and exactly what is to be corrected. */
export function ToCorrect({ of }: { of: CaseDetail }) {
  const comment = of.steps.findLast((s) => s.outcome === 'returned')?.comment;
  const remarks = of.toCorrect ?? [];
  if (!comment && remarks.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={texts.returnedComment}
      description={
        <>
          {comment && <p>{comment}</p>}
          {remarks.length > 0 && (
            <ul className={styles.remarks}>
              {remarks.map((r) => (
                <li key={r.field}>
                  <b>{fieldName(r.field)}</b> {r.remark}
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}

/** What is different since the case was returned, for who decides it next. */
export function Changed({ of }: { of: CaseDetail }) {
  const step = of.steps.findLast((s) => (s.changes?.length ?? 0) > 0);
  if (!step?.changes || of.closedAt) return null;
  const returned = of.steps.findLast((s) => s.n < step.n && s.outcome === 'returned');
  const asked = new Set(returned?.fields?.map((f) => f.field));
  return (
    <Sheet title={texts.changed} extra={step.decidedAt && <small>{moment(step.decidedAt)}</small>}>
      {returned?.comment && (
        <p className={styles.asked}>
          {texts.returnedComment}：{returned.comment}
        </p>
      )}
      <dl className={styles.changes}>
        {step.changes.map((c) => (
          <div key={c.field}>
            <dt>
              {fieldName(c.field)} {asked.has(c.field) && <small>{texts.wasAsked}</small>}
            </dt>
            <dd>{changeText(c)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
