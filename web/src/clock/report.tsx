import { Button, Drawer } from 'antd';
import { Link } from 'react-router';
import { StateTag, Tag } from '../parts/tags';
import { moment } from '../parts/time';
import { caseName, shortWord } from '../words';
import { groupChanges, type ChangeGroup } from './changes';
import type { MoveReport } from './move';
import styles from './report.module.css';
import { texts } from './texts';

const SHOWN = 6;

/** Tells what the engine did while time moved. */
export default function Report({ report, onClose }: { report: MoveReport; onClose: () => void }) {
  const groups = groupChanges(report.changes);
  return (
    <Drawer
      open
      onClose={onClose}
      size={460}
      title={texts.report(moment(report.from), moment(report.to))}
      footer={
        <Button type="primary" onClick={onClose}>
          {texts.close}
        </Button>
      }
    >
      {report.notices > 0 && (
        <p className={styles.notices}>
          <Link to="/notices" onClick={onClose}>
            {texts.notices(report.notices)}
          </Link>
        </p>
      )}
      {groups.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        groups.map((g) => <Group key={g.key} group={g} onOpen={onClose} />)
      )}
    </Drawer>
  );
}

function Group({ group, onOpen }: { group: ChangeGroup; onOpen: () => void }) {
  const rest = group.changes.length - SHOWN;
  return (
    <section className={styles.group}>
      <h3>
        {shortWord('kind', group.kind)} {group.changes.length} 件{' '}
        {group.from === undefined ? (
          <Tag>{texts.opened}</Tag>
        ) : (
          group.from !== group.to && <StateTag state={group.from} />
        )}
        {group.from !== group.to && (
          <>
            {' '}
            {texts.becomes} <StateTag state={group.to} />
          </>
        )}
        {group.escalated && <Tag tone="bad">{texts.escalated}</Tag>}
      </h3>
      <ul>
        {group.changes.slice(0, SHOWN).map(({ case: c }) => (
          <li key={c.id}>
            <Link to={c.kind === 'year' ? `/year/${c.year}` : `/cases/${c.id}`} onClick={onOpen}>
              {caseName(c)}
            </Link>
            <small>{c.number}</small>
          </li>
        ))}
      </ul>
      {rest > 0 && <small>{texts.more(rest)}</small>}
    </section>
  );
}
