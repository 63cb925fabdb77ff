import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Modal, Select } from 'antd';
import { ProblemError } from '../api/problem';
import type { Account, Role } from '../api/types';
import { orgsQuery } from '../org/queries';
import { UnitSelect } from '../org/unit-select';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { words } from '../words';
import { useCreateAccount, useUpdateAccount } from './queries';
import { texts } from './texts';

const fields = ['login', 'name', 'password', 'role', 'orgId', 'personId'] as const;

const longEnough = { min: 8, message: texts.passwordHint };

interface Values {
  login: string;
  name: string;
  password?: string;
  role: Role;
  orgId?: string;
  personId?: string;
  dropSecondFactor?: boolean;
}

/** Makes an account, or renames one and gives it a new password. */
export default function AccountForm({ account, onClose }: { account?: Account; onClose: () => void }) {
  return account ? <Change account={account} onClose={onClose} /> : <Create onClose={onClose} />;
}

function Create({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const role = Form.useWatch('role', form);
  const create = useCreateAccount((a) => {
    void message.success(texts.added(a.login));
    onClose();
  });
  const onError = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, fields);
  };
  return (
    <Modal
      open
      title={texts.add}
      onOk={() => form.submit()}
      okButtonProps={{ loading: create.isPending }}
      onCancel={onClose}
      mask={{ closable: false }}
      width={440}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(v) => create.mutate({ ...v, password: v.password ?? '' }, { onError })}
      >
        <Form.Item name="role" label={texts.role} rules={[{ required: true }]}>
          <Select options={Object.entries(words.role).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <OrgField role={role} />
        <Form.Item name="login" label={texts.login} rules={[{ required: true }]}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={texts.name} rules={[{ required: true }]}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item
          name="password"
          label={texts.password}
          extra={texts.passwordHint}
          rules={[{ required: true }, longEnough]}
        >
          <Input.Password maxLength={128} autoComplete="new-password" />
        </Form.Item>
        <ProblemNote error={create.error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}

/** What the role belongs to: an organisation of its kind, or a person. */
function OrgField({ role }: { role: Role | undefined }) {
  const list = role === 'department' ? 'departments' : 'providers';
  const { data: orgs = [] } = useQuery({ ...orgsQuery(list), enabled: role === 'department' || role === 'provider' });
  switch (role) {
    case 'department':
    case 'provider':
      return (
        <Form.Item name="orgId" label={texts.org} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={orgs.map((o) => ({ value: o.id, label: o.name }))}
          />
        </Form.Item>
      );
    case 'unit':
      return (
        <Form.Item name="orgId" label={texts.org} rules={[{ required: true }]}>
          <UnitSelect />
        </Form.Item>
      );
    case 'person':
      return (
        <Form.Item name="personId" label={texts.personId} extra={texts.personIdHint} rules={[{ required: true }]}>
          <Input maxLength={36} />
        </Form.Item>
      );
    default:
      return null;
  }
}

function Change({ account, onClose }: { account: Account; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const update = useUpdateAccount(account, () => {
    void message.success(texts.saved);
    onClose();
  });
  const onError = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, fields);
  };
  const send = (v: Values) =>
    update.mutate(
      { name: v.name, password: v.password || undefined, dropSecondFactor: v.dropSecondFactor || undefined },
      { onError },
    );
  return (
    <Modal
      open
      title={account.login}
      onOk={() => form.submit()}
      okButtonProps={{ loading: update.isPending }}
      onCancel={onClose}
      mask={{ closable: false }}
      width={440}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: account.name }}
        onFinish={send}
      >
        <Form.Item name="name" label={texts.rename} rules={[{ required: true }]}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="password" label={texts.newPassword} extra={texts.newPasswordHint} rules={[longEnough]}>
          <Input.Password maxLength={128} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="dropSecondFactor" valuePropName="checked" extra={texts.dropFactorHint}>
          <Checkbox>{texts.dropFactor}</Checkbox>
        </Form.Item>
        <ProblemNote error={update.error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}
