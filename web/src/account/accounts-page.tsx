import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Input, Select, Table } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { problemOf } from '../api/problem';
import type { Account, Role } from '../api/types';
import { Failure, Loading, Nothing } from '../parts/loaded';
import { Page, Sheet } from '../parts/page';
import { Hidden, Tag } from '../parts/tags';
import styles from '../org/orgs.module.css';
import { useMe } from '../session/queries';
import { word, words } from '../words';
import { accountsQuery, useUpdateAccount, type AccountFilter } from './queries';
import { texts } from './texts';

const AccountForm = lazy(() => import('./account-form'));
const MoveTasks = lazy(() => import('./move-tasks'));

/** The accounts. What narrows the list is in the address. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const filter: AccountFilter = {
    q: search.get('q') ?? undefined,
    role: (search.get('role') as Role | null) ?? undefined,
  };
  const set = (name: string, value: string) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    });
  const query = useInfiniteQuery(accountsQuery(filter));
  const [open, setOpen] = useState<Account | 'new'>();
  const accounts = query.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Page
      title={texts.title}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {texts.add}
        </Button>
      }
    >
      <Sheet flush>
        <div className={styles.filters}>
          <Input.Search
            allowClear
            defaultValue={filter.q}
            placeholder={texts.search}
            aria-label={texts.search}
            onSearch={(v) => set('q', v.trim())}
            style={{ width: 240 }}
          />
          <Select
            value={filter.role ?? ''}
            onChange={(v) => set('role', v)}
            aria-label={texts.role}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: texts.allRoles },
              ...Object.entries(words.role).map(([value, label]) => ({ value, label })),
            ]}
          />
        </div>
        {query.isPending && <Loading />}
        {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
        {query.data && accounts.length === 0 && <Nothing title={texts.none} />}
        {accounts.length > 0 && <AccountTable accounts={accounts} onEdit={setOpen} />}
        {query.hasNextPage && (
          <Button type="text" block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {texts.more}
          </Button>
        )}
      </Sheet>
      <Suspense>
        {open && <AccountForm account={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </Page>
  );
}

function AccountTable({ accounts, onEdit }: { accounts: Account[]; onEdit: (account: Account) => void }) {
  const { account: me } = useMe();
  return (
    <Table<Account>
      size="small"
      rowKey="id"
      dataSource={accounts}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: texts.login, dataIndex: 'login', className: styles.code },
        {
          title: texts.name,
          render: (_, a) => (
            <>
              {a.name} {a.disabled && <Tag tone="bad">{texts.disabled}</Tag>}
            </>
          ),
        },
        { title: texts.role, render: (_, a) => word('role', a.role) },
        { title: texts.org, dataIndex: 'orgName' },
        {
          title: <Hidden>{texts.acts}</Hidden>,
          align: 'right',
          render: (_, a) => (
            <>
              <Button type="link" size="small" onClick={() => onEdit(a)}>
                {texts.edit}
              </Button>
              {withTasks.has(a.role) && <Leave account={a} />}
              {a.id !== me.id && <Switch account={a} />}
            </>
          ),
        },
      ]}
    />
  );
}

/** Roles whose accounts can hold tasks that a colleague can take over. */
const withTasks = new Set<Role>(['unit', 'department', 'provider', 'clerk', 'chief']);

/** Gives what somebody who leaves holds to a colleague. */
function Leave({ account }: { account: Account }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {texts.moveTasks}
      </Button>
      <Suspense>{open && <MoveTasks account={account} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** Disables or enables an account. */
function Switch({ account }: { account: Account }) {
  const { modal, message } = App.useApp();
  const update = useUpdateAccount(account);
  const set = (disabled: boolean) =>
    update.mutateAsync({ disabled }).catch((error: unknown) => void message.error(problemOf(error).problem.detail));
  const disable = () =>
    modal.confirm({
      title: texts.disableAsk(account.name),
      content: texts.disableHint,
      okText: texts.disable,
      okButtonProps: { danger: true },
      onOk: () => set(true),
    });
  return (
    <Button
      type="link"
      size="small"
      danger={!account.disabled}
      loading={update.isPending}
      onClick={() => (account.disabled ? void set(false) : disable())}
    >
      {account.disabled ? texts.enable : texts.disable}
    </Button>
  );
}
