import { Button, Checkbox } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Case } from '../api/types';
import { MOST, type Selection } from './selection';
import styles from './tasks-page.module.css';
import { texts } from './texts';

const BatchDialog = lazy(() => import('./batch-dialog'));

/** What is chosen among the tasks, and what can be done with all of it at once. */
export function BatchBar({ tasks, selection }: { tasks: Case[]; selection: Selection }) {
  const [outcome, setOutcome] = useState<'approved' | 'returned'>();
  const able = tasks.filter((t) => t.step?.allowed?.includes('approved')).slice(0, MOST);
  const chosen = able.filter((t) => selection.ids.has(t.id));
  return (
    <div className={styles.batch}>
      <Checkbox
        checked={chosen.length > 0 && chosen.length === able.length}
        indeterminate={chosen.length > 0 && chosen.length < able.length}
        onChange={(e) => selection.set(able, e.target.checked)}
      >
        {chosen.length > 0 ? texts.chosen(chosen.length) : texts.chooseAll}
      </Checkbox>
      <Button size="small" onClick={() => selection.only(able.filter((t) => t.step?.clean))}>
        {texts.chooseClean}
      </Button>
      <span className={styles.decide}>
        <Button size="small" type="primary" disabled={chosen.length === 0} onClick={() => setOutcome('approved')}>
          {texts.approve}
        </Button>
        <Button size="small" disabled={chosen.length === 0} onClick={() => setOutcome('returned')}>
          {texts.return}
        </Button>
      </span>
      <Suspense>
        {outcome && (
          <BatchDialog
            tasks={chosen}
            outcome={outcome}
            onClose={() => setOutcome(undefined)}
            onDone={() => selection.clear()}
          />
        )}
      </Suspense>
    </div>
  );
}
