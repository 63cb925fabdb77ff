import { App, Button } from 'antd';
import { ProblemNote } from '../parts/problem';
import styles from './people-page.module.css';
import { useEnrol } from './queries';
import { texts } from './texts';

/** Says of chosen people whether they take part in the year's title review, which decides their window (R13). */
export function Review({ year, people, onDone }: { year: number; people: string[]; onDone: () => void }) {
  const { message } = App.useApp();
  const enrol = useEnrol(year, onDone);
  const set = (titleReview: boolean) =>
    enrol.mutate(
      { people, titleReview },
      { onSuccess: ({ changed }) => void message.success(texts.reviewSet(changed)) },
    );
  return (
    <div className={styles.chosen}>
      {texts.selected(people.length)}
      <Button size="small" loading={enrol.isPending} onClick={() => set(true)}>
        {texts.setReview}
      </Button>
      <Button size="small" loading={enrol.isPending} onClick={() => set(false)}>
        {texts.unsetReview}
      </Button>
      <ProblemNote error={enrol.error} />
    </div>
  );
}
