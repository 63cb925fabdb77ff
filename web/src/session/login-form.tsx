import { Button, Form, Input } from 'antd';
import { ProblemNote } from '../parts/problem';
import { useLogin, type Credentials } from './queries';
import { texts } from './texts';
import type { Me } from '../api/types';

/** Asks for login and password. */
export function LoginForm({ login, onDone }: { login?: string; onDone?: (me: Me) => void }) {
  const command = useLogin(onDone);
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={(c) => command.mutate(c)}
    >
      <Form.Item name="login" label={texts.login} rules={[{ required: true, message: texts.loginMissing }]}>
        <Input size="large" autoComplete="username" autoFocus={!login} />
      </Form.Item>
      <Form.Item name="password" label={texts.password} rules={[{ required: true, message: texts.passwordMissing }]}>
        <Input.Password size="large" autoComplete="current-password" autoFocus={Boolean(login)} />
      </Form.Item>
      <ProblemNote error={command.error} />
      <Button type="primary" size="large" htmlType="submit" block loading={command.isPending} style={{ marginTop: 8 }}>
        {texts.enter}
      </Button>
    </Form>
  );
}
