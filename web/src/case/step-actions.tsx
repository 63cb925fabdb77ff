import { App, Button, Form, Radio } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { problemOf } from '../api/problem';
import type { CaseDetail, Step } from '../api/types';
import { useMe } from '../session/queries';
import { useAddSigner, useCopyTo, useGiveBack, useHandOver, useTake } from './actions';
import styles from './step-actions.module.css';
import { texts } from './texts';

const ColleagueDialog = lazy(() => import('./colleague-dialog'));

type Open = 'handOver' | 'sign' | 'copy';

/** What can be done with the open step besides deciding it: hold it, give it on, ask others, show it to others. */
export function StepActions({ of, step }: { of: CaseDetail; step?: Step }) {
  const { account } = useMe();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const reviewing = step?.allowed?.includes('approved') ?? false;
  const single = step !== undefined && step.signers <= 1 && !step.everyone;
  const mine = step?.holderId === account.id && step.hold !== 'assigned';
  return (
    <div className={styles.actions} role="group" aria-label={texts.otherActions}>
      {step && single && (mine ? <GiveBack of={of} n={step.n} /> : <Take of={of} step={step} />)}
      {step && single && (
        <Button size="small" type="text" onClick={() => setOpen('handOver')}>
          {texts.handOver}
        </Button>
      )}
      {step && reviewing && (
        <Button size="small" type="text" onClick={() => setOpen('sign')}>
          {texts.addSigner}
        </Button>
      )}
      <Button size="small" type="text" onClick={() => setOpen('copy')}>
        {texts.copy}
      </Button>
      <Suspense>
        {open === 'handOver' && step && <HandOver of={of} n={step.n} onClose={close} />}
        {open === 'sign' && step && <AddSigner of={of} n={step.n} onClose={close} />}
        {open === 'copy' && <CopyTo of={of} onClose={close} />}
      </Suspense>
    </div>
  );
}

interface DialogProps {
  of: CaseDetail;
  onClose: () => void;
}

function Take({ of, step }: { of: CaseDetail; step: Step }) {
  const { message } = App.useApp();
  const take = useTake(of.id, step.n, () => void message.success(texts.taken));
  return (
    <Button
      size="small"
      type="text"
      loading={take.isPending}
      onClick={() => take.mutate(undefined, { onError: (e) => void message.error(problemOf(e).problem.detail) })}
    >
      {texts.take}
    </Button>
  );
}

function GiveBack({ of, n }: { of: CaseDetail; n: number }) {
  const { message } = App.useApp();
  const give = useGiveBack(of.id, n, () => void message.success(texts.givenBack));
  return (
    <Button
      size="small"
      type="text"
      loading={give.isPending}
      onClick={() => give.mutate(undefined, { onError: (e) => void message.error(problemOf(e).problem.detail) })}
    >
      {texts.giveBack}
    </Button>
  );
}

function HandOver({ of, n, onClose }: DialogProps & { n: number }) {
  const { message } = App.useApp();
  const give = useHandOver(of.id, n, () => {
    void message.success(texts.handedOver);
    onClose();
  });
  return (
    <ColleagueDialog
      title={texts.handOver}
      hint={texts.handOverHint}
      busy={give.isPending}
      error={give.error}
      onSend={(v) => give.mutate({ to: v.to as string, comment: v.comment ?? '' })}
      onClose={onClose}
    />
  );
}

function AddSigner({ of, n, onClose }: DialogProps & { n: number }) {
  const { message } = App.useApp();
  const ask = useAddSigner(of.id, n, () => {
    void message.success(texts.signerAdded);
    onClose();
  });
  return (
    <ColleagueDialog
      title={texts.addSigner}
      hint={texts.addSignerHint}
      busy={ask.isPending}
      error={ask.error}
      initial={{ place: 'before' }}
      onSend={(v) => ask.mutate({ to: v.to as string, place: v.place ?? 'before', comment: v.comment ?? '' })}
      onClose={onClose}
    >
      <Form.Item name="place" label={texts.signerPlace}>
        <Radio.Group
          options={[
            { value: 'before', label: texts.signBefore },
            { value: 'after', label: texts.signAfter },
          ]}
        />
      </Form.Item>
    </ColleagueDialog>
  );
}

function CopyTo({ of, onClose }: DialogProps) {
  const { message } = App.useApp();
  const copy = useCopyTo(of.id, () => {
    void message.success(texts.copied);
    onClose();
  });
  return (
    <ColleagueDialog
      many
      title={texts.copy}
      hint={texts.copyHint}
      busy={copy.isPending}
      error={copy.error}
      onSend={(v) => copy.mutate({ to: v.to as string[], comment: v.comment ?? '' })}
      onClose={onClose}
    />
  );
}
