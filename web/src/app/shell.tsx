import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Dropdown } from 'antd';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, useNavigate } from 'react-router';
import type { Account } from '../api/types';
import { useEvents } from '../api/events';
import { RehearsalBanner } from '../clock/banner';
import { unreadQuery } from '../notice/queries';
import { Loading } from '../parts/loaded';
import { useLogout, useMe } from '../session/queries';
import { texts as session } from '../session/texts';
import { word } from '../words';
import { placesOf } from './nav';
import styles from './shell.module.css';

const texts = {
  skip: '跳到正文',
  places: '主导航',
  notices: '通知',
  standIns: '委托代办',
  unread: (n: number) => `通知，${n} 条未读`,
};

/** What stands around every page behind the log-in. */
export function Shell() {
  const { account, deployment } = useMe();
  useEvents();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {texts.skip}
      </a>
      {deployment.rehearsal && <RehearsalBanner />}
      <header className={`${styles.bar} no-print`}>
        <Brand />
        <Places role={account.role} />
        <Bell />
        <Who account={account} />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

export function Brand() {
  return (
    <Link to="/" className={styles.brand}>
      <span className={styles.seal} aria-hidden>
        学
      </span>
      学时
    </Link>
  );
}

function Places({ role }: { role: Account['role'] }) {
  return (
    <nav className={styles.places} aria-label={texts.places}>
      {placesOf(role).map(({ path, name }) => (
        <NavLink key={path} to={path} className={({ isActive }) => (isActive ? styles.here : undefined)}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}

function Bell() {
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <Link to="/notices" className={styles.bell} aria-label={unread ? texts.unread(unread) : texts.notices}>
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined />
      </Badge>
    </Link>
  );
}

/** Roles with colleagues who can stand in for them. */
const desks = new Set(['unit', 'department', 'provider', 'clerk', 'chief']);

function Who({ account }: { account: Account }) {
  const logout = useLogout();
  const navigate = useNavigate();
  const leave = () => logout.mutate(undefined, { onSettled: () => void navigate('/login') });
  const role = word('role', account.role);
  const of = account.orgName && account.orgName !== account.name ? account.orgName : role;
  const about = [account.orgName, role].filter(Boolean).join(' · ');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'about', label: about, disabled: true },
          ...(desks.has(account.role)
            ? [{ key: 'standins', label: texts.standIns, onClick: () => void navigate('/standins') }]
            : []),
          { key: 'logout', label: session.logout, onClick: leave },
        ],
      }}
    >
      <button type="button" className={styles.who}>
        <span>{account.name}</span>
        <small>{of}</small>
      </button>
    </Dropdown>
  );
}
