import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { CaseDetail, Policy } from '../api/types';
import { ToCorrect } from '../case/corrections';
import { caseQuery } from '../case/queries';
import { useDraft } from '../parts/draft';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { policyQuery } from '../year/queries';
import { ClaimForm } from './claim-form';
import { useCorrectClaim } from './queries';
import { texts } from './texts';
import type { ClaimDraft } from './values';

/** Corrects a returned claim. */
export function Component() {
  const { id = '' } = useParams();
  const detail = useQuery(caseQuery(id));
  const policy = useQuery({ ...policyQuery(detail.data?.year ?? 0), enabled: detail.data !== undefined });
  return (
    <Page title={texts.correct} narrow>
      <Loaded query={detail}>
        {(of) => <Loaded query={policy}>{(p) => <Correction of={of} policy={p} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function Correction({ of, policy }: { of: CaseDetail; policy: Policy }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const draft = useDraft<ClaimDraft>(`claim/${of.id}`);
  const correct = useCorrectClaim(of.id, () => {
    draft.discard();
    void message.success(texts.corrected);
    void navigate(`/cases/${of.id}`);
  });
  const { claim } = of;
  if (!claim) return null;
  const filed: ClaimDraft = {
    ...claim,
    authors: claim.authors.map((a) => ({ personId: a.personId, name: a.name, hours: a.asked })),
  };
  return (
    <>
      <ToCorrect of={of} />
      <ClaimForm
        initial={draft.restored ?? filed}
        policy={policy}
        submit={texts.submitCorrect}
        busy={correct.isPending}
        error={correct.error}
        onTyped={draft.save}
        onSend={(body, refused) => correct.mutate(body, { onError: refused })}
      />
    </>
  );
}
