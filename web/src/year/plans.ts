import { useQuery } from '@tanstack/react-query';
import { allCasesQuery } from '../case/queries';

/** A plan with its days. */
export interface DatedPlan {
  id: string;
  title: string;
  department: string;
  state: string;
  from: string;
  to: string;
}

export const SHOWN = 400;
const gone = ['withdrawn', 'rejected', 'cancelled', 'lapsed'];

/** The plans of a year that the account may see, with their days. */
export function useYearPlans(year: number): { plans: DatedPlan[]; more: boolean } {
  const { data: cases = [] } = useQuery(allCasesQuery({ year, kind: 'plan' }));
  const live = cases.filter((c) => !gone.includes(c.state));
  const plans = live.slice(0, SHOWN).flatMap((c) => {
    if (!c.startsOn || !c.endsOn) return [];
    return [
      { id: c.id, title: c.title, department: c.department ?? '', state: c.state, from: c.startsOn, to: c.endsOn },
    ];
  });
  return { plans, more: live.length > SHOWN };
}
