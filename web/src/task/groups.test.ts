import { expect, test } from 'vitest';
import type { Case } from '../api/types';
import { groupTasks, neighbour } from './groups';

const task = (id: string, dueAt?: string) => ({ id, step: { dueAt } }) as Case;
const tasks = [task('late', '2020-07-10T16:00:00Z'), task('today', '2020-07-15T16:00:00Z'), task('never')];

test('tasks stand under how near they are', () => {
  const groups = groupTasks(tasks, new Date('2020-07-15T01:00:00Z'));
  expect(groups.map((g) => [g.name, g.tasks.map((t) => t.id)])).toEqual([
    ['over', ['late']],
    ['today', ['today']],
    ['none', ['never']],
  ]);
});

test('the next task follows, and nothing follows the last', () => {
  expect(neighbour(tasks, 'late', 1)?.id).toBe('today');
  expect(neighbour(tasks, 'never', 1)).toBeUndefined();
  expect(neighbour(tasks, 'gone', 1)?.id).toBe('late');
});
