import type { CaseDetail } from '../api/types';
import type { Exceptions } from '../case/exceptions';
import { PeopleTable } from '../case/people-table';
import { Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { texts as personTexts } from '../person/texts';
import { texts } from './texts';

const tones = { submitted: 'wait', verified: 'good', stamped: 'good', returned: 'warn', dropped: 'plain' } as const;

/** The people of a submission, each with what was decided. */
export default function SubmissionDetail({ of, exceptions }: { of: CaseDetail; exceptions?: Exceptions }) {
  const people = of.people ?? [];
  const count = (...states: string[]) => people.filter((p) => states.includes(p.state)).length;
  const decided = count('verified', 'stamped', 'returned') > 0;
  return (
    <Sheet
      title={texts.peopleN(people.length)}
      extra={decided && texts.summary(count('verified', 'stamped'), count('returned'))}
      flush
    >
      <PeopleTable
        rows={people}
        year={of.year}
        exceptions={exceptions}
        canExcept={(p) => p.state === 'submitted'}
        columns={[
          {
            title: texts.state,
            width: 150,
            render: (_, p) => <Tag tone={tones[p.state]}>{personTexts.submissionStates[p.state]}</Tag>,
          },
          { title: texts.serial, width: 190, render: (_, p) => p.serial },
          {
            title: texts.comment,
            render: (_, p) => (
              <>
                {p.missedWindow && <Tag tone="warn">{texts.missedWindow}</Tag>}
                {p.lateByBureau && <Tag>{texts.lateByBureau}</Tag>} {p.comment}
              </>
            ),
          },
        ]}
      />
    </Sheet>
  );
}
