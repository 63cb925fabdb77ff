import { palette } from '../app/theme';
import styles from './standing.module.css';
import { texts } from './texts';

const SIZE = 148;
const WIDTH = 14;
const RADIUS = (SIZE - WIDTH) / 2;
const ROUND = 2 * Math.PI * RADIUS;

/** Hours out of those needed, as a ring; what is on its way is paler. */
export function Ring({ have, need, coming }: { have: number; need: number; coming: number }) {
  const part = (n: number) => `${(ROUND * Math.min(n, need)) / Math.max(1, need)} ${ROUND}`;
  const circle = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS, fill: 'none', strokeWidth: WIDTH };
  return (
    <div className={styles.ring}>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        width={SIZE}
        height={SIZE}
        role="img"
        aria-label={`${texts.total} ${have}，${texts.need(need)}`}
      >
        <g transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}>
          <circle {...circle} stroke="#e9e6dd" />
          <circle {...circle} stroke="#a9cccb" strokeDasharray={part(have + coming)} />
          <circle {...circle} stroke={have >= need ? palette.good : palette.accent} strokeDasharray={part(have)} />
        </g>
      </svg>
      <p>
        <b>{have}</b>
        <span>{texts.need(need)}</span>
      </p>
    </div>
  );
}
