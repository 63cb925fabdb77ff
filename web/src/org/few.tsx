import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Table } from 'antd';
import { ProblemError } from '../api/problem';
import type { Org } from '../api/types';
import { Loaded } from '../parts/loaded';
import { Sheet } from '../parts/page';
import { ProblemNote, showFaults } from '../parts/problem';
import { Tag } from '../parts/tags';
import styles from './orgs.module.css';
import { orgsQuery, useCreateDepartment, useCreateProvider } from './queries';
import { texts } from './texts';

/** The departments with their series, which the year's policy says. */
export function Departments() {
  const query = useQuery(orgsQuery('departments'));
  const create = useCreateDepartment();
  return (
    <Sheet flush>
      <Add busy={create.isPending} error={create.error} onSend={create.mutate} />
      <Loaded query={query}>
        {(orgs) => <List orgs={orgs} title={texts.series} of={(o) => o.series?.join('、')} />}
      </Loaded>
    </Sheet>
  );
}

/** The providers; a base serves every series. */
export function Providers() {
  const query = useQuery(orgsQuery('providers'));
  const create = useCreateProvider();
  return (
    <Sheet flush>
      <Add base busy={create.isPending} error={create.error} onSend={create.mutate} />
      <Loaded query={query}>
        {(orgs) => <List orgs={orgs} title="" of={(o) => o.base && <Tag tone="good">{texts.base}</Tag>} />}
      </Loaded>
    </Sheet>
  );
}

function List({ orgs, title, of }: { orgs: Org[]; title: string; of: (org: Org) => React.ReactNode }) {
  return (
    <Table<Org>
      size="small"
      rowKey="id"
      dataSource={orgs}
      pagination={false}
      columns={[
        { title: texts.name, dataIndex: 'name' },
        { title, render: (_, o) => of(o) },
      ]}
    />
  );
}

interface Values {
  name: string;
  base?: boolean;
}

interface AddProps {
  base?: boolean; // whether it can be a base
  busy: boolean;
  error: unknown;
  onSend: (values: Values, options: { onSuccess: () => void; onError: (e: Error) => void }) => void;
}

function Add({ base, busy, error, onSend }: AddProps) {
  const [form] = Form.useForm<Values>();
  const send = (v: Values) =>
    onSend(v, {
      onSuccess: () => form.resetFields(),
      onError: (e) => {
        if (e instanceof ProblemError) showFaults(form, e, ['name']);
      },
    });
  return (
    <Form<Values> form={form} layout="inline" className={styles.filters} onFinish={send}>
      <Form.Item name="name" rules={[{ required: true }]} label={texts.name}>
        <Input maxLength={100} style={{ width: 260 }} />
      </Form.Item>
      {base && (
        <Form.Item name="base" valuePropName="checked">
          <Checkbox>{texts.base}</Checkbox>
        </Form.Item>
      )}
      <Button htmlType="submit" icon={<PlusOutlined />} loading={busy}>
        {texts.add}
      </Button>
      <ProblemNote error={error} only={(field) => field !== 'name'} />
    </Form>
  );
}
