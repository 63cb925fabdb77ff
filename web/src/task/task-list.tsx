import { useEffect, useRef } from 'react';
import type { Case } from '../api/types';
import { useNow } from '../clock/queries';
import { Due, Following } from '../parts/tags';
import { caseName, shortWord, word } from '../words';
import { groupTasks } from './groups';
import styles from './task-list.module.css';
import { texts } from './texts';

interface TaskListProps {
  tasks: Case[];
  shown: string | undefined;
  onShow: (id: string) => void;
}

/** The tasks, what is due first first, under headings that say how near. */
export function TaskList({ tasks, shown, onShow }: TaskListProps) {
  const now = useNow();
  return groupTasks(tasks, now).map((group) => (
    <section key={group.name + group.tasks[0]!.id} className={styles.group}>
      <h2>
        {texts.groups[group.name]} <span>{group.tasks.length}</span>
      </h2>
      <ul>
        {group.tasks.map((task) => (
          <Item key={task.id} task={task} shown={task.id === shown} onShow={onShow} />
        ))}
      </ul>
    </section>
  ));
}

function Item({ task, shown, onShow }: { task: Case; shown: boolean; onShow: (id: string) => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (shown) button.current?.scrollIntoView?.({ block: 'nearest' });
  }, [shown]);
  return (
    <li>
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
        <span className={styles.step}>{task.step && word('step', task.step.name)}</span>
      </button>
    </li>
  );
}
