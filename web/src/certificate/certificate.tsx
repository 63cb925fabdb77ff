import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Sheet } from '../parts/page';
import { Paper } from '../parts/paper';
import { Tag } from '../parts/tags';
import { longDay } from '../parts/time';
import { useMe } from '../session/queries';
import { certificateQuery, useFileCertificate } from './queries';
import { texts } from './texts';

const RequestForm = lazy(() => import('./request-form'));
const readers = new Set(['person', 'unit', 'department', 'clerk', 'chief', 'auditor']);

/** A person's certificate with its booklets, and the asking for one (R19, R20). */
export function CertificateOf({ id, year }: { id: string; year: number }) {
  const { account } = useMe();
  const { data } = useQuery({ ...certificateQuery(id), enabled: readers.has(account.role) });
  const [asking, setAsking] = useState(false);
  if (!data) return null;
  const asks = ['person', 'unit'].includes(account.role) && !data.pending;
  return (
    <Sheet
      title={texts.title}
      extra={
        <span>
          {data.number && <Paper name={texts.paper} href={`/api/people/${id}/certificate.pdf`} />}{' '}
          {asks && (
            <Button size="small" onClick={() => setAsking(true)}>
              {texts.ask}
            </Button>
          )}
        </span>
      }
    >
      {data.pending && (
        <p>
          {data.caseId ? (
            <Link to={`/cases/${data.caseId}`}>{texts.pending(data.pending)}</Link>
          ) : (
            texts.pending(data.pending)
          )}
        </p>
      )}
      {!data.number && !data.pending && <p>{texts.none}</p>}
      {data.number && (
        <p>
          {texts.number} <b>{data.number}</b>
        </p>
      )}
      <ul>
        {data.booklets.map((b) => (
          <li key={b.volume}>
            {texts.volume(b.volume)} <Tag tone={b.state === 'inUse' ? 'good' : 'plain'}>{texts.states[b.state]}</Tag>{' '}
            {texts.entries(b.entries.length)} {b.issuedOn && `· ${texts.issuedOn} ${longDay(b.issuedOn)}`}
          </li>
        ))}
      </ul>
      <Suspense>{asking && <Ask id={id} year={year} first={!data.number} onClose={() => setAsking(false)} />}</Suspense>
    </Sheet>
  );
}

interface AskProps {
  id: string;
  year: number;
  first: boolean;
  onClose: () => void;
}

function Ask({ id, year, first, onClose }: AskProps) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const file = useFileCertificate((ref) => {
    void message.success(texts.asked(ref.number ?? ''));
    void navigate(`/cases/${ref.id}`);
  });
  return (
    <RequestForm
      title={texts.ask}
      initial={{ kind: first ? 'firstIssue' : 'renewal' }}
      busy={file.isPending}
      error={file.error}
      onSend={(body, refused) => file.mutate({ year, personId: id, ...body }, { onError: refused })}
      onClose={onClose}
    />
  );
}
