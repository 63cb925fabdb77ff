import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { CaseView } from '../case/case-view';
import { texts as caseTexts } from '../case/texts';
import { useKeys } from '../parts/keys';
import { Failure, Loading, Nothing } from '../parts/loaded';
import { useNarrow } from '../parts/media';
import { useTitle } from '../parts/page';
import { useMe } from '../session/queries';
import { BatchBar } from './batch-bar';
import { Filters } from './filters';
import { neighbour } from './groups';
import { tasksQuery, type TaskFilter, type TaskKind } from './queries';
import { useSelection } from './selection';
import { TaskList } from './task-list';
import styles from './tasks-page.module.css';
import { texts } from './texts';

/** The desk: what waits, and beside it the case that is open. What is shown is in the address. */
export function Component() {
  useTitle(texts.title);
  const { filter, open, show } = useAddress();
  const query = useInfiniteQuery(tasksQuery(filter));
  const narrow = useNarrow();
  const [helping, setHelping] = useState(false);
  const { account } = useMe();
  const [choosing, setChoosing] = useState(false);
  const selection = useSelection();
  const tasks = query.data?.pages.flatMap((p) => p.items) ?? [];
  const shown = open ?? (narrow ? undefined : tasks[0]?.id);

  const go = (step: 1 | -1) => {
    const to = neighbour(tasks, shown, step);
    if (to) show(to.id, true);
  };
  const decided = () => {
    const rest = tasks.filter((t) => t.id !== shown);
    const next = neighbour(tasks, shown, 1) ?? rest.at(-1);
    show(next?.id, true);
  };
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    s: () => {
      setChoosing(true);
      if (shown) selection.toggle(shown);
    },
    '?': () => setHelping(true),
  });
  const many = choosing && ['clerk', 'chief'].includes(account.role);

  return (
    <div className={shown ? `${styles.desk} ${styles.opened}` : styles.desk}>
      <aside className={styles.list} aria-label={texts.list}>
        {!shown && <h1 className="hidden-text">{texts.title}</h1>}
        <Filters counts={query.data?.pages[0]?.counts ?? []} filter={filter} />
        {many && <BatchBar tasks={tasks} selection={selection} />}
        {query.isPending && <Loading />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data && tasks.length === 0 && <Empty filtered={Object.values(filter).some(Boolean)} />}
        <TaskList
          tasks={tasks}
          shown={shown}
          flat={filter.order === 'clean'}
          selection={many ? selection : undefined}
          onShow={(id) => show(id)}
        />
        {query.hasNextPage && (
          <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {texts.more}
          </Button>
        )}
        <div className={styles.tools}>
          <button type="button" className={styles.help} onClick={() => setHelping(true)}>
            {texts.help} <kbd>?</kbd>
          </button>
          {['clerk', 'chief'].includes(account.role) && (
            <button
              type="button"
              className={styles.help}
              aria-pressed={choosing}
              onClick={() => {
                setChoosing(!choosing);
                selection.clear();
              }}
            >
              {choosing ? texts.chooseEnd : texts.choose} <kbd>S</kbd>
            </button>
          )}
        </div>
      </aside>
      <section className={styles.case}>
        {shown ? (
          <>
            <button type="button" className={styles.back} onClick={() => show(undefined)}>
              ‹ {texts.back}
            </button>
            <CaseView key={shown} id={shown} tools={<Alone id={shown} />} onDecided={decided} />
          </>
        ) : (
          !narrow && query.data && tasks.length > 0 && <Nothing title={texts.pick} />
        )}
      </section>
      {helping && <Help onClose={() => setHelping(false)} />}
    </div>
  );
}

/** The filter and the open case, as the address has them. */
function useAddress() {
  const [search, setSearch] = useSearchParams();
  const filter: TaskFilter = {
    kind: (search.get('kind') as TaskKind | null) ?? undefined,
    overdue: search.has('overdue') || undefined,
    desk: (search.get('desk') as TaskFilter['desk'] | null) ?? undefined,
    order: search.get('order') === 'clean' ? 'clean' : undefined,
    q: search.get('q') ?? undefined,
  };
  const show = (id: string | undefined, replace = false) =>
    setSearch(
      (now) => {
        if (id) now.set('case', id);
        else now.delete('case');
        return now;
      },
      { replace },
    );
  return { filter, open: search.get('case') ?? undefined, show };
}

function Alone({ id }: { id: string }) {
  return (
    <Tooltip title={caseTexts.openAlone}>
      <Link to={`/cases/${id}`} aria-label={caseTexts.openAlone}>
        ⤢
      </Link>
    </Tooltip>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  return filtered ? <Nothing title={texts.noneFiltered} /> : <Nothing title={texts.none}>{texts.noneHint}</Nothing>;
}

function Help({ onClose }: { onClose: () => void }) {
  return (
    <Modal open title={texts.help} footer={null} onCancel={onClose} width={400}>
      <dl className={styles.keys}>
        {texts.keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
