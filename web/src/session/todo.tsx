import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Input, Space, Typography } from 'antd';
import { Loaded } from '../parts/loaded';
import { ProblemNote } from '../parts/problem';
import { secondFactorQuery, sessionQuery, useChangePassword, useConfirmSecondFactor, useLogout } from './queries';
import { texts } from './texts';
import type { Me } from '../api/types';

/** What an account has to do before anything else: another password than the first, and a second factor. */
export function FirstThings({ me }: { me: Me }) {
  const logout = useLogout();
  return (
    <Card
      title={texts.todo}
      style={{ maxWidth: 460, margin: '48px auto' }}
      extra={
        <Button type="link" onClick={() => logout.mutate()}>
          {texts.logout}
        </Button>
      }
    >
      {me.todo.includes('password') ? <NewPassword /> : <SecondFactor />}
    </Card>
  );
}

function NewPassword() {
  const change = useChangePassword();
  return (
    <Form<{ current: string; next: string; again: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ current, next }) => change.mutate({ current, new: next })}
    >
      <h2>{texts.newPassword}</h2>
      <Form.Item name="current" label={texts.current} rules={[{ required: true, message: texts.passwordMissing }]}>
        <Input.Password autoComplete="current-password" autoFocus maxLength={128} />
      </Form.Item>
      <Form.Item
        name="next"
        label={texts.next}
        extra={texts.nextHint}
        rules={[{ required: true, min: 8, message: texts.nextHint }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={texts.again}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, again) =>
              again === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(texts.differ)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <ProblemNote error={change.error} />
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {texts.save}
      </Button>
    </Form>
  );
}

function SecondFactor() {
  const factor = useQuery(secondFactorQuery);
  const confirm = useConfirmSecondFactor();
  const queries = useQueryClient();
  if (confirm.data) {
    const goOn = () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true });
    return <Recovery codes={confirm.data.codes} onDone={goOn} />;
  }
  return (
    <Loaded query={factor}>
      {({ secret, qr }) => (
        <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={(v) => confirm.mutate(v)}>
          <h2>{texts.factor}</h2>
          <p>{texts.factorHint}</p>
          <img src={qr} alt={texts.secret} width={200} height={200} style={{ display: 'block', margin: '8px auto' }} />
          <p>
            {texts.secret}：<Typography.Text copyable>{secret}</Typography.Text>
          </p>
          <Form.Item name="code" label={texts.code} rules={[{ required: true, message: texts.codeMissing }]}>
            <Input autoComplete="one-time-code" inputMode="numeric" autoFocus maxLength={10} />
          </Form.Item>
          <ProblemNote error={confirm.error} />
          <Button type="primary" htmlType="submit" block loading={confirm.isPending}>
            {texts.confirm}
          </Button>
        </Form>
      )}
    </Loaded>
  );
}

function Recovery({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <>
      <h2>{texts.recovery}</h2>
      <p>{texts.recoveryHint}</p>
      <Typography.Paragraph copyable={{ text: codes.join('\n') }}>
        <Space orientation="vertical" size={2}>
          {codes.map((code) => (
            <code key={code}>{code}</code>
          ))}
        </Space>
      </Typography.Paragraph>
      <Button type="primary" block onClick={onDone}>
        {texts.recovered}
      </Button>
    </>
  );
}
