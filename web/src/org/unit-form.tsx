import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { ProblemError } from '../api/problem';
import type { Org } from '../api/types';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { words } from '../words';
import { orgsQuery, useCreateUnit, useUpdateUnit } from './queries';
import { texts } from './texts';

const fields = ['name', 'code', 'kind', 'supervisedBy'] as const;

interface Values {
  name: string;
  code: string;
  kind: NonNullable<Org['unitKind']>;
  supervisedBy?: string;
}

/** Makes a unit, or changes one; its code stays. */
export default function UnitForm({ unit, onClose }: { unit?: Org; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const { data: departments = [] } = useQuery(orgsQuery('departments'));
  const create = useCreateUnit(onClose);
  const update = useUpdateUnit(unit?.id ?? '', unit?.version ?? 0, onClose);
  const error = create.error ?? update.error;
  const onError = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, fields);
  };
  const send = (v: Values) => {
    const { code, ...rest } = v;
    if (unit) update.mutate(rest, { onError, onSuccess: () => void message.success(texts.saved) });
    else create.mutate({ ...rest, code }, { onError, onSuccess: () => void message.success(texts.added(v.name)) });
  };
  return (
    <Modal
      open
      title={unit ? unit.name : `${texts.add}${texts.units}`}
      onOk={() => form.submit()}
      okButtonProps={{ loading: create.isPending || update.isPending }}
      onCancel={onClose}
      mask={{ closable: false }}
      width={460}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          unit && { name: unit.name, code: unit.code, kind: unit.unitKind, supervisedBy: unit.supervisedBy }
        }
        onFinish={send}
      >
        <Form.Item name="name" label={texts.name} rules={[{ required: true }]}>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="code" label={texts.code} rules={[{ required: true }]}>
          <Input disabled={Boolean(unit)} maxLength={30} />
        </Form.Item>
        <Form.Item name="kind" label={texts.kind} rules={[{ required: true }]}>
          <Select options={Object.entries(words.unitKind).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="supervisedBy" label={texts.supervisor}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={departments.map((d) => ({ value: d.id, label: d.name }))}
          />
        </Form.Item>
        <ProblemNote error={error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}
