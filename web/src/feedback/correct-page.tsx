import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { CaseDetail } from '../api/types';
import { ToCorrect } from '../case/corrections';
import { caseQuery } from '../case/queries';
import { useDraft } from '../parts/draft';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { FeedbackForm } from './feedback-form';
import { useCorrectFeedback, type FeedbackBody } from './queries';
import { texts } from './texts';

/** Answers a question back about one's feedback. */
export function Component() {
  const { id = '' } = useParams();
  const query = useQuery(caseQuery(id));
  return (
    <Page title={texts.correct} narrow>
      <Loaded query={query}>{(of) => <Correction of={of} />}</Loaded>
    </Page>
  );
}

function Correction({ of }: { of: CaseDetail }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const draft = useDraft<FeedbackBody>(`feedback/${of.id}`);
  const correct = useCorrectFeedback(of.id, () => {
    draft.discard();
    void message.success(texts.corrected);
    void navigate(`/cases/${of.id}`);
  });
  const { feedback } = of;
  if (!feedback) return null;
  const { planId, plan } = feedback;
  return (
    <>
      <ToCorrect of={of} />
      <FeedbackForm
        initial={draft.restored ?? { title: of.title, content: feedback.content, planId }}
        plans={planId ? [{ id: planId, title: plan ?? '' }] : []}
        busy={correct.isPending}
        error={correct.error}
        onTyped={draft.save}
        onSend={(body, refused) => correct.mutate(body, { onError: refused })}
      />
    </>
  );
}
