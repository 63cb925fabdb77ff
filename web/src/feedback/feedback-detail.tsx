import { Link } from 'react-router';
import type { CaseDetail } from '../api/types';
import { Facts, Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { useMe } from '../session/queries';
import styles from './feedback.module.css';
import { texts } from './texts';

/** What a trainee reported, how it was sorted, and what was answered. */
export default function FeedbackDetail({ of }: { of: CaseDetail }) {
  const { account } = useMe();
  const { feedback } = of;
  if (!feedback) return null;
  const opens = account.role !== 'person';
  return (
    <>
      {feedback.answer && (
        <Sheet title={texts.answer}>
          <p className={styles.said}>{feedback.answer}</p>
        </Sheet>
      )}
      <Sheet title={texts.facts} extra={feedback.topic && <Tag>{feedback.topic}</Tag>}>
        <p className={styles.said}>{feedback.content}</p>
        <Facts
          facts={[
            [
              texts.plan,
              feedback.plan && (opens ? <Link to={`/cases/${feedback.planId}`}>{feedback.plan}</Link> : feedback.plan),
            ],
          ]}
        />
      </Sheet>
    </>
  );
}
