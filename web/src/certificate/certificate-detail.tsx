import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { components } from '../api/schema';
import type { CaseDetail } from '../api/types';
import { Facts, Sheet } from '../parts/page';
import { ProblemNote } from '../parts/problem';
import { useMe } from '../session/queries';
import { useCorrectCertificate, useHandOut } from './queries';
import { texts } from './texts';

const RequestForm = lazy(() => import('./request-form'));

/** A request for a booklet: what is asked, what came of it, its handing over and its correction. */
export default function CertificateDetail({ of }: { of: CaseDetail }) {
  const { account } = useMe();
  const { certificate, step } = of;
  if (!certificate) return null;
  const delivering = step?.name === 'delivery' && ['clerk', 'chief'].includes(account.role);
  return (
    <>
      {delivering && <Deliver id={of.id} />}
      {step?.allowed?.includes('corrected') && <Correct of={of} />}
      <Sheet title={texts.facts}>
        <Facts
          facts={[
            [texts.kind, texts.kinds[certificate.kind]],
            [texts.loss, certificate.loss && texts.losses[certificate.loss]],
            [texts.number, certificate.booklet?.number ?? certificate.number],
            [texts.booklet, certificate.booklet && texts.volume(certificate.booklet.volume)],
            [texts.evidence, certificate.evidence?.map((e) => e.document).join('、')],
            [texts.received, certificate.receivedBy],
          ]}
        />
        <Link to={`/people/${certificate.personId}?year=${of.year}`}>{of.title}</Link>
      </Sheet>
    </>
  );
}

function Deliver({ id }: { id: string }) {
  const { message } = App.useApp();
  const give = useHandOut(id, () => void message.success(texts.delivered));
  return (
    <Sheet title={texts.deliver}>
      <Form<components['schemas']['HandOutCertificateInputBody']>
        layout="vertical"
        requiredMark={false}
        initialValues={{ for: 'person', signed: false }}
        onFinish={(v) => give.mutate(v)}
      >
        <Form.Item name="for" label={texts.deliverFor}>
          <Radio.Group
            options={[
              { value: 'person', label: texts.forPerson },
              { value: 'unit', label: texts.forUnit },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label={texts.receiver} rules={[{ required: true }]}>
          <Input maxLength={50} style={{ maxWidth: 240 }} />
        </Form.Item>
        <Form.Item name="signed" valuePropName="checked">
          <Checkbox>{texts.signed}</Checkbox>
        </Form.Item>
        <ProblemNote error={give.error} />
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {texts.deliver}
        </Button>
      </Form>
    </Sheet>
  );
}

function Correct({ of }: { of: CaseDetail }) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const correct = useCorrectCertificate(of.id, () => {
    void message.success(texts.corrected);
    setOpen(false);
  });
  const { certificate } = of;
  if (!certificate) return null;
  return (
    <div>
      <Button type="primary" onClick={() => setOpen(true)}>
        {texts.correct}
      </Button>
      <Suspense>
        {open && (
          <RequestForm
            title={texts.correct}
            initial={certificate}
            busy={correct.isPending}
            error={correct.error}
            onSend={(body, refused) => correct.mutate(body, { onError: refused })}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
