import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { fieldOf, ProblemNote } from '../parts/problem';
import { shortWord } from '../words';
import { colleaguesQuery } from './actions';
import { texts } from './texts';

export interface ColleagueValues {
  to: string | string[];
  comment?: string;
  place?: 'before' | 'after';
}

interface ColleagueDialogProps {
  title: string;
  hint: string;
  many?: boolean;
  wordless?: boolean; // no word goes with it
  busy: boolean;
  error: unknown;
  initial?: Partial<ColleagueValues>;
  children?: ReactNode; // more fields
  onSend: (values: ColleagueValues) => void;
  onClose: () => void;
}

/** Asks for a colleague, or several, and a word to them. */
export default function ColleagueDialog(props: ColleagueDialogProps) {
  const { title, hint, many, wordless, busy, error, initial, children, onSend, onClose } = props;
  const [form] = Form.useForm<ColleagueValues>();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={440}
    >
      <p style={{ marginBottom: 12 }}>{hint}</p>
      <Form<ColleagueValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={onSend}
      >
        <Form.Item name="to" label={texts.colleague} rules={[{ required: true, message: texts.colleagueNeeded }]}>
          <Select
            autoFocus
            mode={many ? 'multiple' : undefined}
            notFoundContent={texts.noColleague}
            showSearch={{ optionFilterProp: 'label' }}
            options={colleagues.map((c) => ({ value: c.id, label: `${c.name}（${shortWord('role', c.role)}）` }))}
          />
        </Form.Item>
        {children}
        {!wordless && (
          <Form.Item name="comment" label={texts.word}>
            <Input.TextArea rows={2} maxLength={2000} placeholder={texts.commentFree} />
          </Form.Item>
        )}
        <ProblemNote error={error} only={(field) => fieldOf(field, ['comment']) === undefined} />
      </Form>
    </Modal>
  );
}
