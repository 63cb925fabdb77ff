import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { CaseDetail, PlanRow } from '../api/types';
import { caseQuery } from '../case/queries';
import { useNow } from '../clock/queries';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { dayOf } from '../parts/time';
import { PlanForm } from './plan-form';
import { useChangePlan } from './queries';
import { texts } from './texts';

/** Files a change of an accepted plan. */
export function Component() {
  const { id = '' } = useParams();
  const query = useQuery(caseQuery(id));
  return (
    <Page title={texts.change} note={texts.changeNote} narrow>
      <Loaded query={query}>{(of) => of.plan && <PlanChange of={of} plan={of.plan} />}</Loaded>
    </Page>
  );
}

function PlanChange({ of, plan }: { of: CaseDetail; plan: PlanRow }) {
  const today = dayOf(useNow());
  const navigate = useNavigate();
  const { message } = App.useApp();
  const change = useChangePlan(of.id, () => {
    void message.success(texts.changedNotice);
    void navigate(`/cases/${of.id}`);
  });
  const { series, providerId, subject, content, fee, feeBasis, roster } = plan; // stay as they are
  return (
    <PlanForm
      fixed
      initial={plan}
      year={of.year}
      filedOn={(startsOn) => (startsOn === plan.startsOn ? undefined : today)}
      submit={texts.submitChange}
      busy={change.isPending}
      error={change.error}
      onSend={(body, refused) =>
        change.mutate({ ...body, series, providerId, subject, content, fee, feeBasis, roster }, { onError: refused })
      }
    />
  );
}
