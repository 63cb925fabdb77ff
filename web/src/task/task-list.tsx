import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import type { Case } from '../api/types';
import { useNow } from '../clock/queries';
import { Due, Following } from '../parts/tags';
import { caseName, shortWord, word } from '../words';
import { groupTasks } from './groups';
import type { Selection } from './selection';
import styles from './task-list.module.css';
import { texts } from './texts';

interface TaskListProps {
  tasks: Case[];
  shown: string | undefined;
  flat?: boolean; // in another order than by what is due first
  selection?: Selection; // while many are being chosen
  onShow: (id: string) => void;
}

/** The tasks, what is due first first, under headings that say how near. */
export function TaskList({ tasks, shown, flat, selection, onShow }: TaskListProps) {
  const now = useNow();
  const item = (task: Case) => (
    <Item key={task.id} task={task} shown={task.id === shown} selection={selection} onShow={onShow} />
  );
  if (flat) return <ul>{tasks.map(item)}</ul>;
  return groupTasks(tasks, now).map((group) => (
    <section key={group.name + group.tasks[0]!.id} className={styles.group}>
      <h2>
        {texts.groups[group.name]} <span>{group.tasks.length}</span>
      </h2>
      <ul>{group.tasks.map(item)}</ul>
    </section>
  ));
}

interface ItemProps {
  task: Case;
  shown: boolean;
  selection?: Selection;
  onShow: (id: string) => void;
}

function Item({ task, shown, selection, onShow }: ItemProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (shown) button.current?.scrollIntoView?.({ block: 'nearest' });
  }, [shown]);
  return (
    <li className={selection && styles.choosing}>
      {selection && (
        <Checkbox
          checked={selection.ids.has(task.id)}
          disabled={!task.step?.allowed?.includes('approved')}
          aria-label={texts.chooseOne(caseName(task))}
          onChange={() => selection.toggle(task.id)}
        />
      )}
      <button
        ref={button}
        type="button"
        className={styles.item}
        aria-current={shown || undefined}
        onClick={() => onShow(task.id)}
      >
        <span className={styles.title}>{caseName(task)}</span>
        <span className={styles.due}>{task.following ? <Following /> : <Due at={task.step?.dueAt} />}</span>
        <span className={styles.about}>
          {shortWord('kind', task.kind)} · {task.kind === 'plan' ? task.department : task.number}
        </span>
        <span className={styles.step}>
          {task.step?.clean && (
            <i title={texts.clean} role="img" aria-label={texts.clean}>
              ✓
            </i>
          )}{' '}
          {task.step?.holder && <em>{task.step.holder}</em>} {task.step && word('step', task.step.name)}
        </span>
      </button>
    </li>
  );
}
