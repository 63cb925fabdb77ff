import { Alert, Button, Form, Input, InputNumber, Radio } from 'antd';
import { ProblemError } from '../api/problem';
import type { components } from '../api/schema';
import type { EligibilityAnswer } from '../api/types';
import { Sheet } from '../parts/page';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import styles from './overview.module.css';
import { useAskEligibility } from './queries';
import { texts } from './texts';

type Asked = components['schemas']['AskEligibilityInputBody'];

const fields = ['year', 'name', 'idNumber', 'purpose', 'reason'] as const;

/** Asks whether somebody's year allows a title review, an appointment or an excellent assessment (R18). */
export default function Eligibility({ year }: { year: number }) {
  const [form] = Form.useForm<Asked>();
  const ask = useAskEligibility();
  const send = (asked: Asked) =>
    ask.mutate(asked, { onError: (e) => e instanceof ProblemError && showFaults(form, e, fields) });
  return (
    <Sheet>
      <p className={styles.hint}>{texts.eligibilityHint}</p>
      <Form<Asked>
        form={form}
        layout="vertical"
        requiredMark={false}
        className={styles.ask}
        initialValues={{ year, purpose: 'titleReview' }}
        onFinish={send}
        onValuesChange={() => ask.data && ask.reset()}
      >
        <Form.Item name="name" label={texts.name} rules={[{ required: true }]}>
          <Input maxLength={50} autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="idNumber" label={texts.idNumber} rules={[{ required: true }]}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="year" label={texts.year}>
          <InputNumber min={2000} max={2100} precision={0} />
        </Form.Item>
        <Form.Item name="purpose" label={texts.purpose}>
          <Radio.Group options={Object.entries(texts.purposes).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="reason" label={texts.why} rules={[{ required: true }]} className={styles.wide}>
          <Input maxLength={500} />
        </Form.Item>
        <ProblemNote error={ask.error} only={(field) => fieldOf(field, fields) === undefined} />
        <Button type="primary" htmlType="submit" loading={ask.isPending} className={styles.go}>
          {texts.ask}
        </Button>
      </Form>
      {ask.data && <Answer of={ask.data} />}
    </Sheet>
  );
}

const tones = {
  eligible: 'success',
  ineligible: 'error',
  undecided: 'warning',
  suspended: 'warning',
  notEnrolled: 'info',
  unknown: 'info',
} as const;

function Answer({ of }: { of: EligibilityAnswer }) {
  return (
    <Alert
      type={tones[of.standing]}
      showIcon
      role="status"
      title={`${of.name}，${of.year} 年度：${of.text}`}
      description={
        <>
          {(of.consequenceTexts ?? []).map((text) => (
            <p key={text}>{text}</p>
          ))}
          <small>{texts.answered(of.queryId)}</small>
        </>
      }
    />
  );
}
