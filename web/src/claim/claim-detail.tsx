import { InputNumber } from 'antd';
import type { CaseDetail, ClaimAuthor } from '../api/types';
import type { Exceptions } from '../case/exceptions';
import type { Grants } from '../case/grants';
import { PeopleTable } from '../case/people-table';
import { Facts, Sheet } from '../parts/page';
import { Tag } from '../parts/tags';
import { longDay } from '../parts/time';
import { texts } from './texts';

const tones = { pending: 'wait', excepted: 'warn', registered: 'good', dropped: 'plain' } as const;

interface ClaimDetailProps {
  of: CaseDetail;
  exceptions?: Exceptions;
  grants?: Grants;
}

/** A claim: the work, what proves it, and its authors with the hours asked and granted. */
export default function ClaimDetail({ of, exceptions, grants }: ClaimDetailProps) {
  const { claim } = of;
  if (!claim) return null;
  return (
    <>
      <Sheet
        title={texts.facts}
        extra={
          claim.confirmed ? <Tag tone="good">{texts.confirmed}</Tag> : !of.closedAt && <Tag>{texts.notConfirmed}</Tag>
        }
      >
        <Facts
          facts={[
            [texts.evidence, claim.evidence],
            [texts.earnedOn, longDay(claim.earnedOn)],
            [texts.workTitle, claim.title],
            [texts.identity, claim.identity],
            [texts.fingerprint, claim.fileHash && <code>{claim.fileHash.slice(0, 16)}…</code>],
          ]}
        />
      </Sheet>
      <Sheet title={texts.authorsN(claim.authors.length)} flush>
        <PeopleTable
          rows={claim.authors}
          year={of.year}
          exceptions={exceptions}
          canExcept={(a) => a.state === 'pending'}
          reasons={(a) => (a.comment ? [a.comment] : [])}
          columns={[
            { title: texts.asked, width: 90, align: 'right', dataIndex: 'asked' },
            {
              title: texts.granted,
              width: 120,
              align: 'right',
              render: (_, a) => <Granted author={a} grants={grants} out={exceptions?.reasons.has(a.personId)} />,
            },
            {
              title: texts.state,
              width: 90,
              render: (_, a) => <Tag tone={tones[a.state]}>{texts.states[a.state]}</Tag>,
            },
          ]}
        />
      </Sheet>
    </>
  );
}

function Granted({ author, grants, out }: { author: ClaimAuthor; grants?: Grants; out?: boolean }) {
  if (!grants || author.state !== 'pending') return author.granted;
  if (out) return 0;
  return (
    <InputNumber
      size="small"
      min={1}
      max={author.asked}
      precision={0}
      value={grants.hours.get(author.personId)}
      aria-label={texts.grantFor(author.name)}
      onChange={(n) => grants.set(author.personId, n)}
    />
  );
}
