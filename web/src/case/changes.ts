import type { FieldChange } from '../api/types';
import { longDay } from '../parts/time';

const DAY = /^\d{4}-\d\d-\d\d$/;
const FEN = 100;

/** What is different in a field since it was handed in first: 24 → 30. */
export function changeText({ field, old, new: now }: FieldChange): string {
  if (field === 'roster') return rosterText(old, now);
  const was = valueText(field, old);
  const is = valueText(field, now);
  if (was === undefined && is === undefined) return isNothing(now) ? '删除' : '增加';
  if (was === undefined) return isNothing(old) ? `增加 ${is}` : `改为 ${is}`;
  if (is === undefined) return isNothing(now) ? `删除 ${was}` : `原为 ${was}`;
  return `${was} → ${is}`;
}

/** Of a roster the old lists who went, and the new who came. */
function rosterText(went: unknown, came: unknown): string {
  const count = (list: unknown) => (Array.isArray(list) ? list.length : 0);
  return [count(went) > 0 && `退出 ${count(went)} 人`, count(came) > 0 && `加入 ${count(came)} 人`]
    .filter(Boolean)
    .join('，');
}

const isNothing = (value: unknown) => value === undefined || value === null || value === '';

function valueText(field: string, value: unknown): string | undefined {
  if (isNothing(value)) return undefined;
  if (typeof value === 'string') return DAY.test(value) ? longDay(value) : value;
  if (typeof value === 'number') return field === 'fee' ? `${value / FEN} 元` : String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.every((v) => typeof v === 'string')) return value.join('、');
  return undefined; // a line or a session as a whole
}
