import { Button, Form, Input, Select } from 'antd';
import { ProblemError } from '../api/problem';
import { Sheet } from '../parts/page';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import type { FeedbackBody } from './queries';
import { texts } from './texts';

const fields = ['title', 'content', 'planId'] as const;

interface FeedbackFormProps {
  initial?: FeedbackBody;
  plans: { id: string; title: string }[];
  busy: boolean;
  error: unknown;
  onTyped: (body: FeedbackBody) => void;
  onSend: (body: FeedbackBody, refused: (error: Error) => void) => void;
}

/** What a trainee reports. A refusal is shown at its field, and nothing that was typed is lost. */
export function FeedbackForm({ initial, plans, busy, error, onTyped, onSend }: FeedbackFormProps) {
  const [form] = Form.useForm<FeedbackBody>();
  const refused = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, fields);
  };
  return (
    <Sheet>
      <Form<FeedbackBody>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={(_, all) => onTyped(all)}
        onFinish={(v) => onSend({ title: v.title ?? '', content: v.content ?? '', planId: v.planId }, refused)}
      >
        <Form.Item name="title" label={texts.subject}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="content" label={texts.content}>
          <Input.TextArea rows={6} maxLength={5000} showCount />
        </Form.Item>
        {(plans.length > 0 || initial?.planId) && (
          <Form.Item name="planId" label={texts.plan}>
            <Select allowClear options={plans.map((p) => ({ value: p.id, label: p.title }))} />
          </Form.Item>
        )}
        <ProblemNote error={error} only={(field) => fieldOf(field, fields) === undefined} />
        <Button type="primary" htmlType="submit" block size="large" loading={busy} style={{ marginTop: 8 }}>
          {texts.submit}
        </Button>
      </Form>
    </Sheet>
  );
}
