import type { Person } from '../api/types';

/** People of one unit. */
export interface UnitGroup {
  id: string;
  name: string;
  people: Person[];
}

/** The people by their units, units by name. */
export function byUnit(people: Person[]): UnitGroup[] {
  const groups = new Map<string, UnitGroup>();
  for (const p of people) {
    const group = groups.get(p.unitId) ?? { id: p.unitId, name: p.unitName, people: [] };
    group.people.push(p);
    groups.set(p.unitId, group);
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** The people whose name or unit holds the text, and who take part in the title review if that is asked for. */
export function matching(people: Person[], text: string, onlyReview: boolean): Person[] {
  const wanted = text.trim();
  return people.filter(
    (p) => (!onlyReview || p.enrolment?.titleReview) && (p.name.includes(wanted) || p.unitName.includes(wanted)),
  );
}
