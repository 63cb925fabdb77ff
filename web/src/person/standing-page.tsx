import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { Nothing } from '../parts/loaded';
import { useCurrentYear, yearsQuery } from '../year/queries';
import { YearOf } from './standing';
import { texts } from './texts';

/** Where one person stands; the year is in the address. */
export function Component() {
  const { id = '' } = useParams();
  return <OfPerson id={id} />;
}

export function OfPerson({ id, own }: { id: string; own?: boolean }) {
  const [search, setSearch] = useSearchParams();
  const { data: years = [], isPending } = useQuery(yearsQuery);
  const current = useCurrentYear();
  const year = Number(search.get('year')) || current;
  if (year === undefined) return isPending ? null : <Nothing title={texts.noYear} />;
  return (
    <YearOf
      key={`${id} ${year}`}
      id={id}
      own={own}
      year={year}
      years={years.map((y) => y.year)}
      onYear={(y) => setSearch({ year: String(y) })}
    />
  );
}
