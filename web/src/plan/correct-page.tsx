import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { CaseDetail, PlanBody, PlanRow } from '../api/types';
import { ToCorrect } from '../case/corrections';
import { caseQuery } from '../case/queries';
import { useNow } from '../clock/queries';
import { useDraft } from '../parts/draft';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { dayOf, deadline } from '../parts/time';
import { PlanForm } from './plan-form';
import { useCorrectPlan } from './queries';
import { texts } from './texts';

/** Corrects a returned plan. */
export function Component() {
  const { id = '' } = useParams();
  const query = useQuery(caseQuery(id));
  return (
    <Page title={texts.correct} narrow>
      <Loaded query={query}>{(of) => of.plan && <Correction of={of} plan={of.plan} />}</Loaded>
    </Page>
  );
}

function Correction({ of, plan }: { of: CaseDetail; plan: PlanRow }) {
  const now = useNow();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const draft = useDraft<PlanBody>(`plan/${of.id}`);
  const due = of.step?.dueAt;
  const correct = useCorrectPlan(of.id, () => {
    draft.discard();
    void message.success(texts.correctedNotice);
    void navigate(`/cases/${of.id}`);
  });
  // R3: in time and with no earlier start, the first filing day counts.
  const filedOn = (startsOn: string | undefined) => {
    const inTime = due !== undefined && now < new Date(due);
    return inTime && (startsOn === undefined || startsOn >= plan.startsOn) ? plan.firstFiledOn : dayOf(now);
  };
  return (
    <>
      <ToCorrect of={of} />
      <PlanForm
        initial={draft.restored ?? plan}
        year={of.year}
        filedOn={filedOn}
        submit={texts.submitCorrect}
        busy={correct.isPending}
        error={correct.error}
        onTyped={draft.save}
        onSend={(body, refused) => correct.mutate(body, { onError: refused })}
        aside={due && <small>{texts.correctNote(deadline(due))}</small>}
      />
    </>
  );
}
