import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearchParams } from 'react-router';
import { homeOf } from '../app/nav';
import { Loaded } from '../parts/loaded';
import { useTitle } from '../parts/page';
import { ProblemNote } from '../parts/problem';
import { setupQuery, type Setup } from '../setup/queries';
import { demoAccounts, demoPassword } from './demo';
import { LoginForm } from './login-form';
import styles from './login-page.module.css';
import { sessionQuery, useLogin } from './queries';
import { texts } from './texts';

/** The log-in, and for a deployment without any account the way to its first set-up. */
export function Component() {
  useTitle(texts.enter);
  const session = useQuery(sessionQuery);
  const setup = useQuery(setupQuery);
  const [search] = useSearchParams();
  const me = session.data;
  if (me) return <Navigate to={search.get('next') ?? homeOf(me.account.role)} replace />;
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <header className={styles.head}>
          <span className={styles.seal} aria-hidden>
            学时
          </span>
          <div>
            <h1>{texts.title}</h1>
            <p>{texts.subtitle}</p>
          </div>
        </header>
        <Loaded query={setup}>
          {(state) => (state.admin ? <Enter setup={state} /> : <Navigate to="/setup" replace />)}
        </Loaded>
      </div>
      <footer className={styles.foot}>
        <p>{texts.lead}</p>
        <Link to="/check">{texts.check}</Link>
      </footer>
    </main>
  );
}

function Enter({ setup }: { setup: Setup }) {
  return (
    <>
      <LoginForm />
      {setup.rehearsal && <DemoAccounts />}
    </>
  );
}

function DemoAccounts() {
  const login = useLogin();
  return (
    <section className={styles.demo}>
      <h2>{texts.demo}</h2>
      <p>
        {texts.demoHint}
        {texts.demoPasswordOnly}
      </p>
      <ul>
        {demoAccounts.map((a) => (
          <li key={a.login}>
            <button
              type="button"
              disabled={login.isPending}
              onClick={() => login.mutate({ login: a.login, password: demoPassword })}
            >
              <b>{a.who}</b>
              <span>{a.does}</span>
              <code>{a.login}</code>
            </button>
          </li>
        ))}
      </ul>
      <ProblemNote error={login.error} />
    </section>
  );
}
