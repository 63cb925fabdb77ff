import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem';
import styles from './loaded.module.css';

const texts = { loading: '正在读取…', retry: '重试' };

/** Shows what a query answered, and before that that it is on its way or why it failed. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}

/** Takes the place of what is being read. It shows after a moment only, so that quick answers do not flicker. */
export function Loading() {
  return (
    <div className={styles.loading} role="status">
      {texts.loading}
    </div>
  );
}

/** Why something could not be shown, in the server's words, and a way on. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { problem } = problemOf(error);
  return (
    <div className={styles.note} role="alert">
      <strong>{problem.title}</strong>
      <span>{problem.detail}</span>
      {retry && <Button onClick={retry}>{texts.retry}</Button>}
    </div>
  );
}

/** What stands where a list has nothing. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.note}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}
