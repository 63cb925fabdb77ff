import { App, Button, Input } from 'antd';
import { useRef } from 'react';
import { Link } from 'react-router';
import { problemOf } from '../api/problem';
import type { CaseDetail } from '../api/types';
import { useCancelPlan } from './queries';
import { texts } from './texts';

/** What the department (or for results the provider) can do with a plan on file. */
export function PlanActions({ of }: { of: CaseDetail }) {
  const allowed = of.step?.allowed ?? [];
  return (
    <>
      {allowed.includes('recorded') && (
        <Link to={`/plans/${of.id}/results`}>
          <Button type="primary">{texts.results}</Button>
        </Link>
      )}
      {allowed.includes('changed') && (
        <Link to={`/plans/${of.id}/change`}>
          <Button>{texts.change}</Button>
        </Link>
      )}
      {allowed.includes('cancelled') && <Cancel of={of} />}
    </>
  );
}

function Cancel({ of }: { of: CaseDetail }) {
  const { modal, message } = App.useApp();
  const reason = useRef('');
  const cancel = useCancelPlan(of.id);
  const ask = () =>
    modal.confirm({
      title: `${texts.cancel}「${of.title}」`,
      content: (
        <>
          <p style={{ marginBottom: 8 }}>{texts.cancelAsk}</p>
          <Input.TextArea
            rows={2}
            placeholder={texts.cancelReason}
            maxLength={2000}
            onChange={(e) => (reason.current = e.target.value)}
          />
        </>
      ),
      okText: texts.cancel,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await cancel.mutateAsync(reason.current);
        } catch (error) {
          void message.error(problemOf(error).problem.detail);
          throw error; // keeps the dialog and what was typed
        }
      },
    });
  return (
    <Button danger onClick={ask}>
      {texts.cancel}
    </Button>
  );
}
