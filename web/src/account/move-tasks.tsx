import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Account } from '../api/types';
import { useMoveTasks } from '../overview/queries';
import { ProblemNote } from '../parts/problem';
import { accountsQuery } from './queries';
import { texts } from './texts';

/** Gives what somebody who leaves holds to a colleague of the same desk. */
export default function MoveTasks({ account, onClose }: { account: Account; onClose: () => void }) {
  const { message } = App.useApp();
  const [to, setTo] = useState<string>();
  const { data } = useInfiniteQuery(accountsQuery({ role: account.role }));
  const colleagues = (data?.pages.flatMap((p) => p.items) ?? []).filter(
    (a) => a.id !== account.id && a.orgId === account.orgId && !a.disabled,
  );
  const move = useMoveTasks(account.id, (moved) => {
    void message.success(texts.movedTasks(moved));
    onClose();
  });
  return (
    <Modal
      open
      title={texts.moveTasksOf(account.name)}
      okText={texts.moveTasks}
      okButtonProps={{ disabled: !to, loading: move.isPending }}
      onOk={() => to && move.mutate(to)}
      onCancel={onClose}
      width={440}
    >
      <p style={{ marginBottom: 12 }}>{texts.moveTasksHint}</p>
      <Select
        style={{ width: '100%' }}
        value={to}
        onChange={setTo}
        aria-label={texts.moveTo}
        placeholder={texts.moveTo}
        notFoundContent={texts.noColleague}
        options={colleagues.map((a) => ({ value: a.id, label: a.name }))}
      />
      <ProblemNote error={move.error} />
    </Modal>
  );
}
