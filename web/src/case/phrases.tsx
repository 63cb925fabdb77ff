import { App, Button, Popconfirm } from 'antd';
import { problemOf } from '../api/problem';
import type { Decision, Phrase } from '../api/types';
import { useMe } from '../session/queries';
import { usePhrases } from './actions';
import styles from './decision.module.css';
import { phrasesFor, texts } from './texts';

interface PhrasesProps {
  kind: string; // of case
  of: Decision['outcome'];
  typed: string;
  onPick: (phrase: string) => void;
}

/** Stock phrases: those that come with the page for the outcome, everybody's and one's own; what is typed can be kept as one. */
export function Phrases({ kind, of, typed, onPick }: PhrasesProps) {
  const { account } = useMe();
  const { message } = App.useApp();
  const { phrases, add, forget } = usePhrases();
  const shipped = phrasesFor(kind, of);
  const told = { onError: (e: Error) => void message.error(problemOf(e).problem.detail) };
  const fresh = typed.trim() !== '' && ![...shipped, ...phrases.map((p) => p.text)].includes(typed.trim());
  const keep = (shared: boolean) =>
    add.mutate({ text: typed.trim(), shared }, { ...told, onSuccess: () => void message.success(texts.phraseKept) });
  return (
    <div className={styles.phrases} role="group" aria-label={texts.phrases}>
      {shipped.map((p) => (
        <button key={p} type="button" onClick={() => onPick(p)}>
          {p}
        </button>
      ))}
      {phrases.map((p) => (
        <Kept key={p.id} phrase={p} onPick={onPick} onForget={() => forget.mutate(p.id, told)} />
      ))}
      {fresh && (
        <Button type="link" size="small" onClick={() => keep(false)}>
          {texts.keepPhrase}
        </Button>
      )}
      {fresh && account.role === 'chief' && (
        <Button type="link" size="small" onClick={() => keep(true)}>
          {texts.sharePhrase}
        </Button>
      )}
    </div>
  );
}

function Kept({ phrase, onPick, onForget }: { phrase: Phrase; onPick: (text: string) => void; onForget: () => void }) {
  const { account } = useMe();
  const removable = phrase.own || (phrase.shared && account.role === 'chief');
  return (
    <span className={styles.kept}>
      <button type="button" onClick={() => onPick(phrase.text)}>
        {phrase.text}
      </button>
      {removable && (
        <Popconfirm title={texts.forgetPhrase} onConfirm={onForget}>
          <button type="button" aria-label={`${texts.forgetPhrase} ${phrase.text}`}>
            ×
          </button>
        </Popconfirm>
      )}
    </span>
  );
}
