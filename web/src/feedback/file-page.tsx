import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { useDraft } from '../parts/draft';
import { Page } from '../parts/page';
import { standingQuery } from '../person/queries';
import { useMe } from '../session/queries';
import { useCurrentYear } from '../year/queries';
import { FeedbackForm } from './feedback-form';
import { useFileFeedback, type FeedbackBody } from './queries';
import { texts } from './texts';

/** Reports a problem or a need to the department and the bureau (R21). */
export function Component() {
  const year = useCurrentYear();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const draft = useDraft<FeedbackBody>('feedback');
  const { account } = useMe();
  const standing = useQuery({ ...standingQuery(year ?? 0, account.personId ?? ''), enabled: year !== undefined });
  const file = useFileFeedback((ref) => {
    draft.discard();
    void message.success(texts.filed(ref.number ?? ''));
    void navigate(`/cases/${ref.id}`);
  });
  if (year === undefined) return null;
  return (
    <Page title={texts.file} note={texts.note} narrow>
      {draft.restored && <p>{texts.restored}</p>}
      <FeedbackForm
        initial={draft.restored}
        plans={(standing.data?.plans ?? []).map((p) => ({ id: p.caseId, title: p.title }))}
        busy={file.isPending}
        error={file.error}
        onTyped={draft.save}
        onSend={(body, refused) => file.mutate({ year, ...body }, { onError: refused })}
      />
    </Page>
  );
}
