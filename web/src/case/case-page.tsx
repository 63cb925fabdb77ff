import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTitle } from '../parts/page';
import { CaseView } from './case-view';
import styles from './case-page.module.css';
import { caseQuery } from './queries';
import { texts } from './texts';

/** One case on a page of its own. */
export function Component() {
  const { id = '' } = useParams();
  const { data } = useQuery(caseQuery(id));
  useTitle(data?.title ?? texts.title);
  return (
    <div className={styles.page}>
      <CaseView id={id} />
    </div>
  );
}
