import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { CaseDetail, Policy } from '../api/types';
import { ToCorrect } from '../case/corrections';
import { caseQuery } from '../case/queries';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { useMe } from '../session/queries';
import { policyQuery } from '../year/queries';
import { useTellDone } from './file-page';
import { toLines, type TypedLine } from './lines';
import { LinesForm } from './lines-form';
import { useCorrectTranscript } from './queries';
import { texts } from './texts';

/** Corrects a returned hand-in of transcripts. */
export function Component() {
  const { id = '' } = useParams();
  const detail = useQuery(caseQuery(id));
  const policy = useQuery({ ...policyQuery(detail.data?.year ?? 0), enabled: detail.data !== undefined });
  return (
    <Page title={texts.correct} narrow>
      <Loaded query={detail}>
        {(of) => <Loaded query={policy}>{(p) => <Correction key={of.id} of={of} policy={p} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function Correction({ of, policy }: { of: CaseDetail; policy: Policy }) {
  const { account } = useMe();
  const [lines, setLines] = useState<TypedLine[]>(() =>
    (of.lines ?? []).map((l) => ({
      personId: l.personId,
      name: l.name ?? '',
      unit: '',
      examOn: l.examOn,
      score: l.score ?? 0,
    })),
  );
  const done = useTellDone();
  const correct = useCorrectTranscript(of.id, done);
  return (
    <>
      <ToCorrect of={of} />
      <LinesForm
        lines={lines}
        year={of.year}
        alone={account.role === 'person'}
        busy={correct.isPending}
        error={correct.error}
        onChange={setLines}
        onSend={() => correct.mutate({ lines: toLines(lines, policy.course) })}
      />
    </>
  );
}
