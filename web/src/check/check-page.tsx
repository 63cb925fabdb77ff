import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { Loaded } from '../parts/loaded';
import { useTitle } from '../parts/page';
import { checkQuery } from './queries';
import styles from './check-page.module.css';
import { texts } from './texts';

interface Values {
  serial: string;
  code: string;
}

/** Checks a stamped year by its serial number and code, for anyone. */
export function Component() {
  useTitle(texts.title);
  const [search, setSearch] = useSearchParams();
  const serial = search.get('serial') ?? '';
  const code = search.get('code') ?? '';
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <h1>{texts.title}</h1>
        <p className={styles.hint}>{texts.hint}</p>
        <Form<Values>
          key={`${serial} ${code}`}
          layout="vertical"
          requiredMark={false}
          initialValues={{ serial, code }}
          onFinish={(v) => setSearch({ serial: v.serial.trim(), code: v.code.trim().toUpperCase() })}
        >
          <Form.Item name="serial" label={texts.serial} rules={[{ required: true, message: texts.serialMissing }]}>
            <Input size="large" placeholder={texts.serialExample} maxLength={100} />
          </Form.Item>
          <Form.Item name="code" label={texts.code} rules={[{ required: true, message: texts.codeMissing }]}>
            <Input size="large" maxLength={20} />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit">
            {texts.check}
          </Button>
        </Form>
        {serial && code && <Answer serial={serial} code={code} />}
      </div>
      <Link to="/login">{texts.login}</Link>
    </main>
  );
}

function Answer({ serial, code }: { serial: string; code: string }) {
  const query = useQuery(checkQuery(serial, code));
  return (
    <Loaded query={query}>
      {(found) => (
        <section className={`${styles.answer} ${found.valid ? styles.valid : styles.invalid}`} role="status">
          <h2>{texts.states[found.state ?? 'none']}</h2>
          {found.state ? (
            <>
              {found.valid && <p>{texts.says(found.name ?? '', found.unit ?? '', found.year ?? 0)}</p>}
              {found.totals && <p>{texts.hours(found.totals.common, found.totals.specialty)}</p>}
              <p>{found.serial}</p>
            </>
          ) : (
            <p>{texts.invalidHint}</p>
          )}
        </section>
      )}
    </Loaded>
  );
}
