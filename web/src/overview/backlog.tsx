import { useQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { Backlog } from '../api/types';
import { useNow } from '../clock/queries';
import { Loaded, Nothing } from '../parts/loaded';
import { Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { duration } from '../parts/time';
import { useMe } from '../session/queries';
import { shortWord, word } from '../words';
import { agesOf, byHolder, byStep, type Waiting } from './backlog-sums';
import styles from './overview.module.css';
import { backlogQuery, useMoveTasks } from './queries';
import { texts } from './texts';

const ColleagueDialog = lazy(() => import('../case/colleague-dialog'));

/** What waits, by step and by who holds it, and how old it is. */
export default function BacklogView(_: { year: number }) {
  const query = useQuery(backlogQuery);
  return <Loaded query={query}>{(backlog) => <Both backlog={backlog} />}</Loaded>;
}

function Both({ backlog }: { backlog: Backlog[] }) {
  const now = useNow();
  const most = Math.max(1, ...byStep(backlog).map((w) => w.open));
  const counts = [
    {
      title: texts.open,
      width: 70,
      align: 'right' as const,
      render: (_: unknown, w: Waiting) => <b>{w.open}</b>,
    },
    {
      title: texts.overdue,
      width: 80,
      align: 'right' as const,
      render: (_: unknown, w: Waiting) => w.overdue > 0 && <Tag tone="bad">{w.overdue}</Tag>,
    },
    {
      title: (
        <>
          {texts.ages} <Legend />
        </>
      ),
      render: (_: unknown, w: Waiting) => <Ages of={w} most={most} />,
    },
    {
      title: texts.oldest,
      width: 120,
      render: (_: unknown, w: Waiting) => texts.since(duration(w.oldest, now)),
    },
  ];
  const held = byHolder(backlog);
  return (
    <>
      <Sheet title={texts.backlog} flush>
        {backlog.length === 0 ? (
          <Nothing title={texts.backlogNone} />
        ) : (
          <Table<Waiting>
            size="small"
            rowKey="key"
            pagination={false}
            dataSource={byStep(backlog)}
            scroll={{ x: 720 }}
            columns={[
              {
                title: texts.step,
                width: 190,
                render: (_, w) => (
                  <Link to={`/cases?kind=${w.kind}&open=1`}>
                    {shortWord('kind', w.kind)} · {word('step', w.step)}
                  </Link>
                ),
              },
              { title: texts.desk, width: 100, render: (_, w) => shortWord('role', w.role) },
              ...counts,
            ]}
          />
        )}
      </Sheet>
      <Sheet title={texts.byHolder} flush>
        {held.length === 0 ? (
          <Nothing title={texts.byHolderNone} />
        ) : (
          <Table<Waiting>
            size="small"
            rowKey="key"
            pagination={false}
            dataSource={held}
            scroll={{ x: 720 }}
            columns={[
              { title: texts.holder, width: 190, render: (_, w) => w.holder },
              ...counts,
              { title: '', width: 80, align: 'right', render: (_, w) => <MoveTasks of={w} /> },
            ]}
          />
        )}
      </Sheet>
    </>
  );
}

/** How long what waits has been waiting, as a bar as long as there is much of it. */
function Ages({ of, most }: { of: Waiting; most: number }) {
  const ages = agesOf(of);
  return (
    <span className={styles.ages} role="img" aria-label={texts.agesText(ages)} title={texts.agesText(ages)}>
      {ages.map((n, i) => (
        <i key={i} className={styles[`age${i}`]} style={{ width: `${(100 * n) / most}%` }} />
      ))}
    </span>
  );
}

function Legend() {
  return (
    <small className={styles.legend}>
      {texts.agesLegend.map((name, i) => (
        <span key={name}>
          <i className={styles[`age${i}`]} /> {name}
        </span>
      ))}
    </small>
  );
}

/** Gives what somebody holds to a colleague. */
function MoveTasks({ of }: { of: Waiting }) {
  const { account } = useMe();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const move = useMoveTasks(of.holderId ?? '', (moved) => {
    void message.success(texts.moved(moved));
    setOpen(false);
  });
  if (account.role !== 'chief' || !['clerk', 'chief'].includes(of.role)) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {texts.moveTasks}
      </Button>
      <Suspense>
        {open && (
          <ColleagueDialog
            title={texts.moveTasks}
            hint={`${texts.moveTasksTitle(of.holder ?? '')}：${texts.moveTasksHint}`}
            wordless
            busy={move.isPending}
            error={move.error}
            onSend={(v) => move.mutate(v.to as string)}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
