import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { answerOf, client } from '../api/client';
import { useCommand } from '../api/command';
import { problemOf } from '../api/problem';
import styles from './sheet-import.module.css';

const texts = {
  template: '下载模板',
  choose: '选择表格（.xlsx）',
  hint: '按模板填写后上传。系统先检查全部内容，没有错误才会导入。',
  checking: '正在检查…',
  good: (n: number) => `检查通过，共 ${n} 行`,
  take: (n: number) => `导入 ${n} 行`,
  done: (n: number) => `已导入 ${n} 行`,
  bad: (n: number) => `有 ${n} 处需要修改，表格没有导入。改好后请重新选择。`,
  cell: '单元格',
  what: '问题',
};

interface SheetImportProps {
  of: 'units' | 'people';
  onDone: (lines: number) => void;
}

/** Takes over a sheet, all or none: it is checked first, and every fault is shown with its cell. */
export function SheetImport({ of, onDone }: SheetImportProps) {
  const [file, setFile] = useState<File>();
  const check = useSheet(of, true);
  const take = useSheet(of, false);
  const choose = (chosen: File) => {
    setFile(chosen);
    take.reset();
    check.mutate(chosen);
    return false; // nothing is uploaded by the widget itself
  };
  const error = take.error ?? check.error;
  return (
    <div className={styles.import}>
      <p>{texts.hint}</p>
      <div className={styles.tools}>
        <Button icon={<DownloadOutlined />} href={`/api/imports/${of}/template`} download>
          {texts.template}
        </Button>
        <Upload accept=".xlsx" showUploadList={false} beforeUpload={choose}>
          <Button icon={<UploadOutlined />} loading={check.isPending}>
            {texts.choose}
          </Button>
        </Upload>
        <span>{file?.name}</span>
      </div>
      {error != null && <Faults error={error} />}
      {check.data && !error && !take.data && (
        <Alert
          type="success"
          title={texts.good(check.data.lines)}
          action={
            <Button
              type="primary"
              loading={take.isPending}
              onClick={() => file && take.mutate(file, { onSuccess: ({ lines }) => onDone(lines) })}
            >
              {texts.take(check.data.lines)}
            </Button>
          }
        />
      )}
      {take.data && <Alert type="success" showIcon title={texts.done(take.data.lines)} />}
    </div>
  );
}

function useSheet(of: SheetImportProps['of'], dryRun: boolean) {
  return useCommand((file: File) =>
    answerOf(
      client.POST(`/api/imports/${of}`, {
        params: { query: { dryRun } },
        body: { file: '' },
        bodySerializer: () => {
          const form = new FormData();
          form.append('file', file);
          return form;
        },
      }),
    ),
  );
}

function Faults({ error }: { error: unknown }) {
  const { problem } = problemOf(error);
  return (
    <div role="alert">
      <Alert type="error" showIcon title={texts.bad(problem.errors.length)} />
      <table className={styles.faults}>
        <thead>
          <tr>
            <th>{texts.cell}</th>
            <th>{texts.what}</th>
          </tr>
        </thead>
        <tbody>
          {problem.errors.map((f, i) => (
            <tr key={i}>
              <td>{f.field === 'file' ? '' : f.field}</td>
              <td>{f.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
