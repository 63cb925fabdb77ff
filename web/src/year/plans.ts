import { useQueries, useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '../api/types';
import { allCasesQuery, caseQuery } from '../case/queries';

/** A plan with its days. */
export interface DatedPlan {
  id: string;
  title: string;
  department: string;
  state: string;
  from: string;
  to: string;
}

export const SHOWN = 80;
const gone = ['withdrawn', 'rejected', 'cancelled', 'lapsed'];

/** The plans of a year that the account may see, with their days, which the list of cases does not tell. */
export function useYearPlans(year: number): { plans: DatedPlan[]; more: boolean } {
  const { data: cases = [] } = useQuery(allCasesQuery({ year, kind: 'plan' }));
  const live = cases.filter((c) => !gone.includes(c.state));
  const details = useQueries({ queries: live.slice(0, SHOWN).map((c) => ({ ...caseQuery(c.id), staleTime: 60_000 })) });
  return { plans: details.flatMap(({ data }) => (data ? dated(data) : [])), more: live.length > SHOWN };
}

function dated(of: CaseDetail): DatedPlan[] {
  if (!of.plan) return [];
  const { startsOn: from, endsOn: to } = of.plan;
  return [{ id: of.id, title: of.title, department: of.department ?? '', state: of.state, from, to }];
}
