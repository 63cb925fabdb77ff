import { Form, Input, InputNumber, Modal, Radio } from 'antd';
import { ProblemError } from '../api/problem';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import type { CertificateBody } from './queries';
import { texts } from './texts';

const fields = ['kind', 'loss', 'number', 'volume'] as const;

interface RequestFormProps {
  title: string;
  initial: CertificateBody;
  busy: boolean;
  error: unknown;
  onSend: (body: CertificateBody, refused: (error: Error) => void) => void;
  onClose: () => void;
}

/** Asks for a booklet, or corrects the request. Evidence that was handed in again is kept as it was. */
export default function RequestForm({ title, initial, busy, error, onSend, onClose }: RequestFormProps) {
  const [form] = Form.useForm<CertificateBody>();
  const kind = Form.useWatch('kind', form) ?? initial.kind;
  const refused = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, fields);
  };
  const send = (v: CertificateBody) =>
    onSend(
      {
        kind: v.kind,
        ...(v.kind === 'replacement' && { loss: v.loss, evidence: initial.evidence }),
        ...(v.number && { number: v.number, volume: v.volume ?? undefined }),
      },
      refused,
    );
  return (
    <Modal
      open
      title={title}
      okText={texts.submit}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={460}
    >
      <Form<CertificateBody> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={send}>
        <Form.Item name="kind" label={texts.kind} extra={texts.hints[kind]}>
          <Radio.Group options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        {kind === 'replacement' && (
          <Form.Item name="loss" label={texts.loss}>
            <Radio.Group options={Object.entries(texts.losses).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        )}
        {kind !== 'firstIssue' && (
          <>
            <Form.Item name="number" label={texts.older}>
              <Input maxLength={50} />
            </Form.Item>
            <Form.Item name="volume" label={texts.olderVolume}>
              <InputNumber min={1} precision={0} />
            </Form.Item>
          </>
        )}
        <ProblemNote error={error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}
