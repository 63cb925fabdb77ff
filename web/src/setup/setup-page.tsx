import { useQuery } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { Link, Navigate, useNavigate } from 'react-router';
import { Loaded } from '../parts/loaded';
import { useTitle } from '../parts/page';
import { SheetImport } from '../parts/sheet-import';
import { sessionQuery } from '../session/queries';
import { FirstThings } from '../session/todo';
import { OpenYearForm } from '../year/open-year';
import { AdminForm } from './admin-form';
import { setupQuery, type Setup } from './queries';
import styles from './setup-page.module.css';
import { texts } from './texts';

/** The first set-up: an admin, a year, organisations and people. Each step is known by what is there already. */
export function Component() {
  useTitle(texts.title);
  const setup = useQuery(setupQuery);
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <h1>{texts.title}</h1>
        <p className={styles.lead}>{texts.lead}</p>
        <Loaded query={setup}>{(state) => <Guide setup={state} />}</Loaded>
      </div>
    </main>
  );
}

function Guide({ setup }: { setup: Setup }) {
  const { data: me, isPending } = useQuery(sessionQuery);
  const step = !setup.admin ? 0 : !setup.year ? 1 : 2;
  if (step > 0 && isPending) return null;
  if (step > 0 && me?.account.role !== 'admin') return <Navigate to="/login?next=/setup" replace />;
  if (me && me.todo.length > 0) return <FirstThings me={me} />;
  return (
    <>
      <Steps current={step} size="small" items={texts.steps.map((title) => ({ title }))} className={styles.steps} />
      {step === 0 && <First />}
      {step === 1 && <Second />}
      {step === 2 && <Third />}
    </>
  );
}

function First() {
  return (
    <>
      <h2>{texts.admin}</h2>
      <p className={styles.lead}>{texts.adminHint}</p>
      <AdminForm />
    </>
  );
}

function Second() {
  return (
    <>
      <h2>{texts.year}</h2>
      <OpenYearForm />
    </>
  );
}

function Third() {
  const navigate = useNavigate();
  return (
    <>
      <h2>{texts.orgs}</h2>
      <p className={styles.lead}>{texts.orgsHint}</p>
      <h3>{texts.units}</h3>
      <SheetImport of="units" onDone={() => undefined} />
      <h3>{texts.people}</h3>
      <SheetImport of="people" onDone={() => undefined} />
      <h3>{texts.accounts}</h3>
      <p className={styles.lead}>
        {texts.accountsHint} <Link to="/accounts">{texts.toAccounts}</Link>
      </p>
      <Button type="primary" onClick={() => void navigate('/orgs')}>
        {texts.finish}
      </Button>
    </>
  );
}
