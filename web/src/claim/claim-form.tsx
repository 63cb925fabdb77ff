import { DeleteOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select, Upload } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ProblemError } from '../api/problem';
import type { ClaimBody, Policy } from '../api/types';
import { DayField } from '../parts/day-field';
import { stayOnEnter } from '../parts/keys';
import { Sheet } from '../parts/page';
import { fieldOf, ProblemNote, showFaults } from '../parts/problem';
import planStyles from '../plan/plan-form.module.css';
import styles from './claim-form.module.css';
import { texts } from './texts';
import {
  claimFields,
  fingerprint,
  toBody,
  toDraft,
  toValues,
  type ClaimDraft,
  type ClaimValues,
  type TypedAuthor,
} from './values';

const PeoplePicker = lazy(() => import('../person/people-picker'));
const MOST = 500;

interface ClaimFormProps {
  initial?: ClaimDraft;
  policy: Policy;
  submit: string;
  busy: boolean;
  error: unknown;
  aside?: ReactNode;
  onTyped?: (draft: ClaimDraft) => void;
  onSend: (body: ClaimBody, refused: (error: Error) => void) => void;
}

/** A claim to hand in or to correct. A refusal is shown at its field, and nothing that was typed is lost. */
export function ClaimForm({ initial, policy, submit, busy, error, aside, onTyped, onSend }: ClaimFormProps) {
  const [form] = Form.useForm<ClaimValues>();
  const refused = (e: Error) => {
    if (e instanceof ProblemError) showFaults(form, e, claimFields);
  };
  return (
    <Form<ClaimValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={planStyles.form}
      onKeyDown={stayOnEnter}
      initialValues={initial && toValues(initial)}
      onValuesChange={(_, all) => onTyped?.(toDraft(all))}
      onFinish={() => onSend(toBody(form.getFieldsValue(true) as ClaimValues), refused)}
    >
      <div className={planStyles.main}>
        <Sheet>
          <Work policy={policy} />
        </Sheet>
        <Sheet title={texts.authors}>
          <Form.Item name="authors" style={{ marginBottom: 0 }}>
            <Authors year={policy.year} />
          </Form.Item>
        </Sheet>
      </div>
      <aside className={planStyles.aside}>
        {aside}
        <ProblemNote error={error} only={(field) => fieldOf(field, claimFields) === undefined} />
        <Button type="primary" htmlType="submit" block size="large" loading={busy}>
          {submit}
        </Button>
      </aside>
    </Form>
  );
}

/** What was done, and what proves it. */
function Work({ policy }: { policy: Policy }) {
  return (
    <div className={planStyles.grid}>
      <Form.Item name="evidence" label={texts.evidence} extra={<Worth policy={policy} />}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={policy.claimEvidence.map((e) => ({ value: e.name, label: e.name }))}
        />
      </Form.Item>
      <Form.Item name="earnedOn" label={texts.earnedOn} extra={texts.earnedOnHint}>
        <DayField />
      </Form.Item>
      <Form.Item name="title" label={texts.workTitle} className={planStyles.wide}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="identity" label={texts.identity} extra={texts.identityHint} className={planStyles.wide}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="fileHash" label={texts.fileHash} extra={texts.hashHint} className={planStyles.wide}>
        <Fingerprinted />
      </Form.Item>
    </div>
  );
}

/** How many hours the chosen kind of evidence gives. */
function Worth({ policy }: { policy: Policy }) {
  const chosen = Form.useWatch('evidence') as string | undefined;
  const kind = policy.claimEvidence.find((e) => e.name === chosen);
  if (!kind) return null;
  return kind.hours ? texts.worth(kind.hours, kind.capPerYear) : texts.unset;
}

interface FieldProps<T> {
  id?: string;
  value?: T;
  onChange?: (value: T) => void;
}

function Fingerprinted({ value, onChange }: FieldProps<string>) {
  const [name, setName] = useState('');
  const choose = (file: File) => {
    void fingerprint(file).then((hash) => {
      setName(file.name);
      onChange?.(hash);
    });
    return false; // it stays on this machine
  };
  return (
    <span className={styles.file}>
      <Upload showUploadList={false} maxCount={1} beforeUpload={choose}>
        <Button icon={<UploadOutlined />}>{texts.choose}</Button>
      </Upload>
      {value && <code title={value}>{name ? texts.hashed(name) : value.slice(0, 12)}</code>}
    </span>
  );
}

function Authors({ id, value = [], onChange, year }: FieldProps<TypedAuthor[]> & { year: number }) {
  const [picking, setPicking] = useState(false);
  const set = (at: number, hours: number | null) => onChange?.(value.map((a, i) => (i === at ? { ...a, hours } : a)));
  return (
    <div id={id} tabIndex={-1}>
      <ul className={styles.authors}>
        {value.map((a, i) => (
          <li key={a.personId}>
            <span>{a.name}</span>
            <InputNumber
              min={1}
              max={MOST}
              precision={0}
              value={a.hours}
              placeholder={texts.asked}
              aria-label={texts.hoursOf(a.name)}
              onChange={(hours) => set(i, hours)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={texts.removeAuthor(a.name)}
              onClick={() => onChange?.(value.filter((_, n) => n !== i))}
            />
          </li>
        ))}
      </ul>
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => setPicking(true)}>
        {texts.addAuthors}
      </Button>
      <Suspense>
        {picking && (
          <PeoplePicker
            title={texts.addAuthors}
            filter={{ year }}
            without={new Set(value.map((a) => a.personId))}
            onPick={(_, people) => {
              onChange?.([...value, ...people.map((p) => ({ personId: p.id, name: p.name }))]);
              setPicking(false);
            }}
            onClose={() => setPicking(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
