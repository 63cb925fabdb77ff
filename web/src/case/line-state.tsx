import type { Line } from '../api/types';
import { Tag } from '../parts/tags';
import { lineStates } from './texts';

const tones = { registered: 'good', pending: 'wait', refused: 'bad', excepted: 'warn', dropped: 'plain' } as const;

/** What became of a line of a hand-in. */
export function LineState({ state }: { state: Line['state'] }) {
  return <Tag tone={tones[state]}>{lineStates[state]}</Tag>;
}
