import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ProblemError } from '../api/problem';
import { ProblemNote } from '../parts/problem';
import { useLogin, type Credentials } from './queries';
import { texts } from './texts';
import type { Me } from '../api/types';

/** Asks for login and password. */
export function LoginForm({ login, onDone }: { login?: string; onDone?: (me: Me) => void }) {
  const command = useLogin(onDone);
  const code = command.error instanceof ProblemError ? command.error.code : '';
  const [asked, setAsked] = useState(false); // for the second factor
  if (!asked && code === 'login.code_needed') setAsked(true);
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
      {asked && (
        <Form.Item
          name="code"
          label={texts.code}
          extra={texts.codeHint}
          rules={[{ required: true, message: texts.codeMissing }]}
        >
          <Input size="large" autoComplete="one-time-code" autoFocus maxLength={40} />
        </Form.Item>
      )}
      {code !== 'login.code_needed' && <ProblemNote error={command.error} />}
      <Button type="primary" size="large" htmlType="submit" block loading={command.isPending} style={{ marginTop: 8 }}>
        {texts.enter}
      </Button>
    </Form>
  );
}
