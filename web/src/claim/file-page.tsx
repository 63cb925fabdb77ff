import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Policy } from '../api/types';
import { useDraft } from '../parts/draft';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { useCurrentPolicy } from '../year/queries';
import { ClaimForm } from './claim-form';
import { useFileClaim } from './queries';
import { texts } from './texts';
import type { ClaimDraft } from './values';

/** Asks for hours by evidence of work (R9). */
export function Component() {
  const policy = useCurrentPolicy();
  const [round, setRound] = useState(0); // starting over begins a new form
  return (
    <Page title={texts.file} note={texts.note} narrow>
      <Loaded query={policy}>
        {(p) => <NewClaim key={round} policy={p} onStartOver={() => setRound((n) => n + 1)} />}
      </Loaded>
    </Page>
  );
}

function NewClaim({ policy, onStartOver }: { policy: Policy; onStartOver: () => void }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const draft = useDraft<ClaimDraft>('claim');
  const file = useFileClaim((ref) => {
    draft.discard();
    void message.success(texts.filed(ref.number ?? ''));
    void navigate(`/cases/${ref.id}`);
  });
  const startOver = () => {
    draft.discard();
    onStartOver();
  };
  return (
    <ClaimForm
      initial={draft.restored}
      policy={policy}
      submit={texts.submit}
      busy={file.isPending}
      error={file.error}
      onTyped={draft.save}
      onSend={(body, refused) => file.mutate({ year: policy.year, ...body }, { onError: refused })}
      aside={
        draft.restored && (
          <p>
            {texts.restored}{' '}
            <Button type="link" size="small" onClick={startOver}>
              {texts.startOver}
            </Button>
          </p>
        )
      }
    />
  );
}
