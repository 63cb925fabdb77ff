import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useSyncExternalStore } from 'react';
import { LoginForm } from './login-form';
import { sessionQuery } from './queries';
import { sessionEnded, setSessionEnded, watchSessionEnded } from './end';
import { texts } from './texts';
import type { Me } from '../api/types';

/** Asks to log in again when the session has ended under a page, and leaves what was typed there as it is. */
export function SessionEnded() {
  const ended = useSyncExternalStore(watchSessionEnded, sessionEnded);
  const { data: me } = useQuery(sessionQuery);
  const queries = useQueryClient();
  if (!ended || !me) return null;
  const goOn = (now: Me) => {
    setSessionEnded(false);
    if (now.account.id !== me.account.id) window.location.assign('/');
    else void queries.invalidateQueries();
  };
  return (
    <Modal
      open
      title={texts.ended}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={400}
    >
      <p style={{ marginBottom: 16 }}>{texts.endedHint}</p>
      <LoginForm login={me.account.login} onDone={goOn} />
    </Modal>
  );
}
