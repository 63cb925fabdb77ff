import { useQuery } from '@tanstack/react-query';
import { App, AutoComplete, Checkbox, Form, Input, Modal } from 'antd';
import { ProblemError } from '../api/problem';
import type { Person } from '../api/types';
import { orgQuery } from '../org/queries';
import { UnitSelect } from '../org/unit-select';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import { useMe } from '../session/queries';
import { useCurrentPolicy } from '../year/queries';
import { useCreatePerson, useUpdatePerson } from './queries';
import { texts } from './texts';

const fields = ['name', 'idNumber', 'unitId', 'series', 'titleReview'] as const;

interface Values {
  name: string;
  idNumber: string;
  unitId?: string;
  series: string;
  titleReview?: boolean;
}

/** Makes a person, or changes one. */
export default function PersonForm({ person, onClose }: { person?: Person; onClose: () => void }) {
  return person ? <Change person={person} onClose={onClose} /> : <Create onClose={onClose} />;
}

function Create({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const create = useCreatePerson((p) => {
    void message.success(texts.added(p.name));
    onClose();
  });
  return (
    <PersonModal
      title={texts.add}
      busy={create.isPending}
      error={create.error}
      onSend={create.mutate}
      onClose={onClose}
    />
  );
}

function Change({ person, onClose }: { person: Person; onClose: () => void }) {
  const { message } = App.useApp();
  const update = useUpdatePerson(person, () => {
    void message.success(texts.saved);
    onClose();
  });
  const { account } = useMe();
  const seesNumber = account.role === 'unit';
  const send = (v: Values, options: { onError: (e: Error) => void }) =>
    update.mutate({ name: v.name, series: v.series, unitId: v.unitId, idNumber: v.idNumber || undefined }, options);
  const initial = {
    name: person.name,
    series: person.series,
    unitId: person.unitId,
    idNumber: seesNumber ? person.idNumber : '',
  };
  return (
    <PersonModal
      title={`${texts.edit} ${person.name}`}
      initial={initial}
      hiddenNumber={seesNumber ? undefined : person.idNumber}
      busy={update.isPending}
      error={update.error}
      onSend={send}
      onClose={onClose}
    />
  );
}

interface PersonModalProps {
  title: string;
  initial?: Partial<Values>;
  hiddenNumber?: string; // masked: the field is empty, and what stays empty stays as it is
  busy: boolean;
  error: unknown;
  onSend: (values: Values, options: { onError: (e: Error) => void }) => void;
  onClose: () => void;
}

function PersonModal({ title, initial, hiddenNumber, busy, error, onSend, onClose }: PersonModalProps) {
  const [form] = Form.useForm<Values>();
  const { account } = useMe();
  const { data: policy } = useCurrentPolicy();
  const { data: unit } = useQuery({
    ...orgQuery('units', initial?.unitId ?? ''),
    enabled: account.role !== 'unit' && Boolean(initial?.unitId),
  });
  const onError = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, fields);
  };
  return (
    <Modal
      open
      title={title}
      onOk={() => form.submit()}
      okButtonProps={{ loading: busy }}
      onCancel={onClose}
      mask={{ closable: false }}
      width={440}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(v) => onSend(v, { onError })}
      >
        <Form.Item name="name" label={texts.name} rules={[{ required: true }]}>
          <Input autoFocus maxLength={50} />
        </Form.Item>
        <Form.Item name="idNumber" label={texts.idNumber} rules={[{ required: hiddenNumber === undefined }]}>
          <Input maxLength={30} placeholder={hiddenNumber} />
        </Form.Item>
        <Form.Item name="series" label={texts.series} rules={[{ required: true }]}>
          <AutoComplete
            options={(policy?.annex ?? []).map((a) => ({ value: a.series }))}
            showSearch={{ filterOption: true }}
          />
        </Form.Item>
        {account.role !== 'unit' && (
          <Form.Item name="unitId" label={texts.unit} rules={[{ required: true }]}>
            <UnitSelect known={unit} />
          </Form.Item>
        )}
        {!initial && (
          <Form.Item name="titleReview" valuePropName="checked">
            <Checkbox>{texts.reviewLong}</Checkbox>
          </Form.Item>
        )}
        <ProblemNote error={error} only={(field) => fieldOf(field, fields) === undefined} />
      </Form>
    </Modal>
  );
}
