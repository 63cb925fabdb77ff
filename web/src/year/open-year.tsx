import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Radio, Upload } from 'antd';
import { useState } from 'react';
import { ProblemError } from '../api/problem';
import { ProblemNote } from '../parts/problem';
import { useOpenYear } from './queries';
import { texts } from './texts';

const SHIPPED = 'guangde-2020';

/** Opens a year under a shipped policy or a policy file. */
export default function OpenYear({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  return (
    <Modal open title={texts.open} footer={null} onCancel={onClose} mask={{ closable: false }} width={480}>
      <OpenYearForm
        onDone={() => {
          void message.success(texts.opened);
          onClose();
        }}
      />
    </Modal>
  );
}

export function OpenYearForm({ onDone }: { onDone?: () => void }) {
  const [own, setOwn] = useState(false);
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const open = useOpenYear(onDone);
  const choose = async (file: File) => {
    setName(file.name.replace(/\.ya?ml$/, ''));
    setSource(await file.text());
  };
  const ready = !own || (name !== '' && source !== '');
  return (
    <Form layout="vertical" onFinish={() => open.mutate(own ? { policy: name, source } : { policy: SHIPPED })}>
      <p style={{ marginBottom: 12 }}>{texts.openHint}</p>
      <Form.Item>
        <Radio.Group
          vertical
          value={own}
          onChange={(e) => setOwn(e.target.value as boolean)}
          options={[
            { value: false, label: `${texts.shipped}：${texts.shippedName}` },
            { value: true, label: texts.ownFile },
          ]}
        />
      </Form.Item>
      {own && (
        <>
          <Form.Item>
            <Upload
              accept=".yaml,.yml"
              maxCount={1}
              beforeUpload={(file) => {
                void choose(file);
                return false;
              }}
            >
              <Button icon={<UploadOutlined />}>{texts.chooseFile}</Button>
            </Upload>
          </Form.Item>
          <Form.Item label={texts.name}>
            <Input value={name} maxLength={100} onChange={(e) => setName(e.target.value)} />
          </Form.Item>
        </>
      )}
      <ProblemNote error={open.error} />
      <Faults error={open.error} />
      <Button type="primary" htmlType="submit" disabled={!ready} loading={open.isPending} style={{ marginTop: 8 }}>
        {texts.open}
      </Button>
    </Form>
  );
}

interface PolicyFault {
  Line: number;
  Path: string;
  Reason: string;
}

/** What is wrong in a policy file, with its lines. */
function Faults({ error }: { error: unknown }) {
  const found =
    error instanceof ProblemError ? error.faults.find((f) => f.code === 'policy.faulty')?.facts?.faults : [];
  const faults = Array.isArray(found) ? (found as PolicyFault[]) : [];
  return (
    <ul style={{ marginTop: 8 }}>
      {faults.map((f) => (
        <li key={`${f.Line} ${f.Path}`}>
          {texts.line(f.Line)} <code>{f.Path}</code> {f.Reason}
        </li>
      ))}
    </ul>
  );
}
