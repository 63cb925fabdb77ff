import { App, Form, Modal, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { ProblemError } from '../api/problem';
import { DayField } from '../parts/day-field';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { word } from '../words';
import { useAnnounceWindow, useCurrentPolicy } from './queries';
import { texts } from './texts';

const fields = ['cohort', 'series', 'opensOn', 'closesOn'] as const;
const DAY = 'YYYY-MM-DD';

interface Values {
  cohort: 'titleReview' | 'others';
  series?: string;
  opensOn: Dayjs;
  closesOn: Dayjs;
}

/** Announces a time in which units may submit (R13). */
export default function Announce({ year, onClose }: { year: number; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const { data: policy } = useCurrentPolicy();
  const announce = useAnnounceWindow(year, () => {
    void message.success(texts.announced);
    onClose();
  });
  const send = (v: Values) =>
    announce.mutate(
      { cohort: v.cohort, series: v.series, opensOn: v.opensOn.format(DAY), closesOn: v.closesOn.format(DAY) },
      { onError: (e) => e instanceof ProblemError && showFaults(form, e, fields) },
    );
  return (
    <Modal
      open
      title={texts.announce}
      okText={texts.announce}
      okButtonProps={{ loading: announce.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={480}
    >
      <p style={{ marginBottom: 12 }}>{texts.announceHint}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ cohort: 'others' }}
        onFinish={send}
      >
        <Form.Item name="cohort" label={texts.cohort}>
          <Radio.Group
            options={(['others', 'titleReview'] as const).map((c) => ({ value: c, label: word('cohort', c) }))}
          />
        </Form.Item>
        <Form.Item name="series" label={texts.series} extra={texts.seriesHint}>
          <Select allowClear options={(policy?.annex ?? []).map((a) => ({ value: a.series, label: a.series }))} />
        </Form.Item>
        <Form.Item name="opensOn" label={texts.opensOn} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="closesOn" label={texts.closesOn} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
        <ProblemNote error={announce.error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}
