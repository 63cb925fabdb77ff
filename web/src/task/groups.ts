import type { Case } from '../api/types';
import { dueIn, type Nearness } from '../parts/time';

/** Tasks that are due about the same time. */
export interface TaskGroup {
  name: Nearness | 'none';
  tasks: Case[];
}

/** The tasks by how near their deadlines are, in the order they came in. */
export function groupTasks(tasks: Case[], now: Date): TaskGroup[] {
  const groups: TaskGroup[] = [];
  for (const task of tasks) {
    const name = task.step?.dueAt ? dueIn(task.step.dueAt, now).nearness : 'none';
    const last = groups.at(-1);
    if (last?.name === name) last.tasks.push(task);
    else groups.push({ name, tasks: [task] });
  }
  return groups;
}

/** The task that follows the given one, or the one before it at the list's end. */
export function neighbour(tasks: Case[], id: string | undefined, step: 1 | -1): Case | undefined {
  const at = tasks.findIndex((t) => t.id === id);
  return at < 0 ? tasks[0] : tasks[at + step];
}
