import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { LinesRef, Policy } from '../api/types';
import { useDraft } from '../parts/draft';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { longDay } from '../parts/time';
import { personQuery } from '../person/queries';
import { useMe } from '../session/queries';
import { useCurrentPolicy } from '../year/queries';
import { toLines, type TypedLine } from './lines';
import { LinesForm } from './lines-form';
import { useFileTranscript } from './queries';
import { texts } from './texts';

/** Hands in transcripts: a unit's or the bureau's of many people, or a person's own. */
export function Component() {
  const policy = useCurrentPolicy();
  return (
    <Page
      title={texts.file}
      note={
        policy.data && texts.courseNote(policy.data.course, policy.data.passScore, longDay(policy.data.platformOpens))
      }
      narrow
    >
      <Loaded query={policy}>{(p) => <HandIn policy={p} />}</Loaded>
    </Page>
  );
}

function HandIn({ policy }: { policy: Policy }) {
  const draft = useDraft<TypedLine[]>('transcript');
  const [lines, setLines] = useState<TypedLine[]>(draft.restored ?? []);
  const done = useTellDone();
  const alone = useOwnLine(setLines, policy.year);
  const file = useFileTranscript((ref) => {
    draft.discard();
    done(ref);
  });
  return (
    <LinesForm
      lines={lines}
      year={policy.year}
      alone={alone}
      busy={file.isPending}
      error={file.error}
      onChange={(typed) => {
        setLines(typed);
        draft.save(typed);
      }}
      onSend={() => file.mutate({ year: policy.year, lines: toLines(lines, policy.course) })}
    />
  );
}

/** A person hands in the own transcript only: its line is there from the beginning. */
function useOwnLine(setLines: (set: (lines: TypedLine[]) => TypedLine[]) => void, year: number): boolean {
  const { account } = useMe();
  const own = account.role === 'person';
  const { data: me } = useQuery({ ...personQuery(account.personId ?? '', year), enabled: own });
  useEffect(() => {
    if (!me) return;
    setLines((lines) => (lines.length > 0 ? lines : [{ personId: me.id, name: me.name, unit: me.unitName }]));
  }, [me, setLines]);
  return own;
}

/** Tells what was taken, and goes to the case. */
export function useTellDone() {
  const navigate = useNavigate();
  const { message } = App.useApp();
  return (ref: LinesRef) => {
    const refused = ref.lines.filter((l) => l.state === 'refused').length;
    const taken = texts.done(ref.number ?? '', ref.lines.length - refused);
    if (refused > 0) void message.warning(`${taken}。${texts.someRefused(refused)}`);
    else void message.success(taken);
    void navigate(`/cases/${ref.id}`);
  };
}
