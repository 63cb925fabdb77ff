import { Input, Select } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../api/types';
import { useCurrentPolicy } from '../year/queries';
import { texts } from './texts';

/** What goes with the approval of feedback: its topic, and at the bureau the answer (R21). */
export interface FeedbackWord {
  topic?: string;
  answer?: string;
}

/** Begins with what the department has said already; nothing for other kinds of cases. */
export function useFeedbackWord(of: CaseDetail) {
  const [word, setWord] = useState<FeedbackWord>({ topic: of.feedback?.topic, answer: of.feedback?.answer });
  return of.kind === 'feedback' ? { word, setWord } : undefined;
}

interface FeedbackWordFieldsProps {
  word: FeedbackWord;
  answering: boolean;
  onChange: (word: FeedbackWord) => void;
}

export function FeedbackWordFields({ word, answering, onChange }: FeedbackWordFieldsProps) {
  const { data: policy } = useCurrentPolicy();
  return (
    <>
      <Select
        value={word.topic}
        aria-label={texts.topic}
        placeholder={texts.topic}
        options={(policy?.feedbackTopics ?? []).map((t) => ({ value: t, label: t }))}
        onChange={(topic) => onChange({ ...word, topic })}
      />
      {answering && (
        <Input.TextArea
          value={word.answer}
          rows={4}
          maxLength={5000}
          aria-label={texts.answerFor}
          placeholder={`${texts.answerFor}（${texts.answerHint}）`}
          onChange={(e) => onChange({ ...word, answer: e.target.value })}
        />
      )}
    </>
  );
}
