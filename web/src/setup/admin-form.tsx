import { Button, Form, Input } from 'antd';
import { ProblemError } from '../api/problem';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { useCreateFirstAdmin, type FirstAdmin } from './queries';
import { texts } from './texts';

const fields = ['login', 'name', 'password'] as const;

/** Makes the first account. */
export function AdminForm() {
  const [form] = Form.useForm<FirstAdmin & { again: string }>();
  const create = useCreateFirstAdmin();
  const send = ({ login, name, password }: FirstAdmin) =>
    create.mutate(
      { login, name, password },
      { onError: (e) => e instanceof ProblemError && showFaults(form, e, fields) },
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item name="login" label={texts.login} extra={texts.loginHint} rules={[{ required: true }]}>
        <Input autoFocus maxLength={64} autoComplete="username" />
      </Form.Item>
      <Form.Item name="name" label={texts.name} rules={[{ required: true }]}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item
        name="password"
        label={texts.password}
        extra={texts.passwordHint}
        rules={[{ required: true }, { min: 8, message: texts.passwordHint }]}
      >
        <Input.Password maxLength={128} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={texts.again}
        dependencies={['password']}
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(texts.differs)),
          }),
        ]}
      >
        <Input.Password maxLength={128} autoComplete="new-password" />
      </Form.Item>
      <ProblemNote error={create.error} only={(field) => fieldOf(field, fields) === undefined} />
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {texts.create}
      </Button>
    </Form>
  );
}
