import { FastForwardOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { problemOf } from '../api/problem';
import { deadline, fullMoment } from '../parts/time';
import styles from './banner.module.css';
import { clockQuery, useNow, type Clock } from './queries';
import { texts } from './texts';
import { useMove } from './move';

const MoveTo = lazy(() => import('./move-to'));
const Report = lazy(() => import('./report'));

/** Says on every page of a rehearsal that it is one and what time it is there, and moves that time. */
export function RehearsalBanner() {
  const { data: clock } = useQuery(clockQuery);
  const now = useNow();
  const move = useMove();
  const [picking, setPicking] = useState(false);
  return (
    <aside className={`${styles.banner} no-print`} aria-label={texts.demo}>
      <strong className={styles.mark}>{texts.demo}</strong>
      <span className={styles.time}>
        <span className={styles.label}>{texts.businessTime} </span>
        <b>{fullMoment(clock?.moving?.at ?? now)}</b>
      </span>
      {clock?.moving ? (
        <Moving clock={clock} from={move.from} />
      ) : (
        <Controls clock={clock} asked={move.asked} toNext={() => move.begin(null)} pick={() => setPicking(true)} />
      )}
      {move.error != null && <span className={styles.failed}>{problemOf(move.error).problem.detail}</span>}
      {clock?.failed && <span className={styles.failed}>{texts.failed}</span>}
      <Suspense>
        {picking && <MoveTo now={now} onGo={(to) => move.begin(to)} onClose={() => setPicking(false)} />}
        {move.report && <Report report={move.report} onClose={move.forget} />}
      </Suspense>
    </aside>
  );
}

interface ControlsProps {
  clock: Clock | undefined;
  asked: boolean;
  toNext: () => void;
  pick: () => void;
}

function Controls({ clock, asked, toNext, pick }: ControlsProps) {
  const next = clock?.nextDeadline;
  return (
    <>
      <Button size="small" icon={<FastForwardOutlined />} disabled={!next} loading={asked} onClick={toNext}>
        {next ? texts.next(deadline(next)) : texts.nextNone}
      </Button>
      <Button size="small" disabled={asked} onClick={pick}>
        {texts.pick}
      </Button>
    </>
  );
}

function Moving({ clock, from }: { clock: Clock; from: string | undefined }) {
  const { at, to } = clock.moving!;
  const begun = Date.parse(from ?? at);
  const done = Math.round((100 * (Date.parse(at) - begun)) / Math.max(1, Date.parse(to) - begun));
  return (
    <span className={styles.moving} role="status">
      {texts.moving}，{texts.to} {deadline(to)}
      <Progress percent={done} size="small" status="active" showInfo={false} aria-label={texts.moving} />
    </span>
  );
}
