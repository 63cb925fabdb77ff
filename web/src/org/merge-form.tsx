import { App, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { ProblemError } from '../api/problem';
import type { Org } from '../api/types';
import { DayField } from '../parts/day-field';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { useMergeUnits } from './queries';
import { texts } from './texts';
import { UnitSelect } from './unit-select';

const fields = ['into', 'on', 'reason'] as const;

interface Values {
  into: string;
  on: Dayjs;
  reason: string;
}

/** Merges a unit into another one. */
export default function MergeForm({ unit, onClose }: { unit: Org; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const merge = useMergeUnits(unit.id, () => {
    void message.success(texts.merged);
    onClose();
  });
  const send = ({ into, on, reason }: Values) =>
    merge.mutate(
      { into, on: on.format('YYYY-MM-DD'), reason },
      { onError: (e) => e instanceof ProblemError && showFaults(form, e, fields) },
    );
  return (
    <Modal
      open
      title={texts.mergeTitle(unit.name)}
      okText={texts.merge}
      okButtonProps={{ loading: merge.isPending, danger: true }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={460}
    >
      <p style={{ marginBottom: 12 }}>{texts.mergeHint}</p>
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="into" label={texts.into} rules={[{ required: true }]}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="on" label={texts.mergedOn} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="reason" label={texts.mergeReason} rules={[{ required: true }]}>
          <Input maxLength={500} />
        </Form.Item>
        <ProblemNote error={merge.error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}
