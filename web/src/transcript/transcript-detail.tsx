import type { CaseDetail } from '../api/types';
import type { Exceptions } from '../case/exceptions';
import { LineState } from '../case/line-state';
import { PeopleTable } from '../case/people-table';
import { Sheet } from '../parts/page';
import { longDay } from '../parts/time';
import { texts } from './texts';

/** The lines of a hand-in of transcripts, with why some were refused. */
export default function TranscriptDetail({ of, exceptions }: { of: CaseDetail; exceptions?: Exceptions }) {
  const lines = of.lines ?? [];
  const refused = lines.filter((l) => l.state === 'refused').length;
  const counts = refused > 0 ? texts.refused(refused) : undefined;
  return (
    <Sheet title={texts.linesN(lines.length)} extra={counts} flush>
      <PeopleTable
        rows={lines}
        year={of.year}
        exceptions={exceptions}
        canExcept={(l) => l.state === 'pending'}
        reasons={(l) => l.texts ?? []}
        columns={[
          { title: texts.examOn, width: 130, render: (_, l) => l.examOn && longDay(l.examOn) },
          { title: texts.score, width: 64, align: 'right', render: (_, l) => l.score ?? 0 },
          { title: texts.state, width: 90, render: (_, l) => <LineState state={l.state} /> },
        ]}
      />
    </Sheet>
  );
}
