import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PlanBody } from '../api/types';
import { useNow } from '../clock/queries';
import { orgQuery } from '../org/queries';
import { useDraft } from '../parts/draft';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { dayOf } from '../parts/time';
import { useMe } from '../session/queries';
import { useCurrentYear } from '../year/queries';
import { PlanForm } from './plan-form';
import { useFilePlan } from './queries';
import { texts } from './texts';

/** Files a new plan. */
export function Component() {
  const { account } = useMe();
  const department = useQuery(orgQuery('departments', account.orgId ?? ''));
  const [round, setRound] = useState(0); // starting over begins a new form
  return (
    <Page title={texts.file} narrow>
      <Loaded query={department}>
        {(org) => <NewPlan key={round} series={org.series?.[0]} onStartOver={() => setRound((n) => n + 1)} />}
      </Loaded>
    </Page>
  );
}

function NewPlan({ series, onStartOver }: { series: string | undefined; onStartOver: () => void }) {
  const year = useCurrentYear();
  const today = dayOf(useNow());
  const navigate = useNavigate();
  const { message } = App.useApp();
  const draft = useDraft<PlanBody>('plan');
  const file = useFilePlan((receipt) => {
    draft.discard();
    void message.success(texts.filedNotice(receipt.number ?? ''));
    void navigate(`/cases/${receipt.id}`);
  });
  const startOver = () => {
    draft.discard();
    onStartOver();
  };
  if (year === undefined) return null;
  return (
    <PlanForm
      initial={draft.restored ?? { series, fee: 0 }}
      year={year}
      filedOn={() => today}
      submit={texts.submitFile}
      busy={file.isPending}
      error={file.error}
      onTyped={draft.save}
      onSend={(body, refused) => file.mutate(body, { onError: refused })}
      aside={draft.restored ? <Restored onStartOver={startOver} /> : <small>{texts.savedLocally}</small>}
    />
  );
}

function Restored({ onStartOver }: { onStartOver: () => void }) {
  return (
    <p>
      {texts.restored}{' '}
      <Button type="link" size="small" onClick={onStartOver}>
        {texts.startOver}
      </Button>
    </p>
  );
}
