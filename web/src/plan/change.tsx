import type { PlanBody, PlanRow } from '../api/types';
import { Facts, Sheet } from '../parts/page';
import { shortDay } from '../parts/time';
import { texts } from './texts';

type Changed = Pick<PlanBody, 'startsOn' | 'endsOn' | 'place' | 'teachers' | 'hours'>;

/** What a change filing would change, with what it was. */
export function Change({ from, to }: { from: PlanRow; to: Changed }) {
  const rows = [
    [texts.startsOn, shortDay(from.startsOn), shortDay(to.startsOn ?? from.startsOn)],
    [texts.endsOn, shortDay(from.endsOn), shortDay(to.endsOn ?? from.endsOn)],
    [texts.place, from.place, to.place ?? ''],
    [texts.teachers, from.teachers.join('、'), (to.teachers ?? []).join('、')],
    [texts.hours, String(from.hours), String(to.hours ?? from.hours)],
  ] as const;
  return (
    <Sheet title={texts.pending}>
      <Facts
        facts={rows
          .filter(([, was, is]) => was !== is)
          .map(([name, was, is]) => [
            name,
            <span key={name}>
              <del>{was}</del> → <b>{is}</b>
            </span>,
          ])}
      />
    </Sheet>
  );
}
