import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { CaseDetail, Step } from '../api/types';
import { show } from '../testing/page';
import { serve } from '../testing/server';
import { DecisionForm } from './decision';
import type { Exceptions } from './exceptions';

const review = {
  n: 2,
  name: 'hoursReview',
  role: 'clerk',
  signers: 1,
  openedAt: '2020-07-01T00:00:00Z',
  allowed: ['approved', 'returned', 'rejected'],
} as Step;
const aCase = {
  id: 'c1',
  kind: 'plan',
  number: '广继备〔2020〕0001号',
  title: '课程',
  steps: [],
  timeline: [],
} as unknown as CaseDetail;

function decide(options: { step?: Step; reasons?: Map<string, string>; role?: 'clerk' | 'chief' } = {}) {
  const exceptions: Exceptions = { reasons: options.reasons ?? new Map(), set: vi.fn(), clear: vi.fn() };
  const onDecided = vi.fn();
  const step = options.step ?? review;
  show(options.role ?? 'clerk', <DecisionForm of={aCase} step={step} exceptions={exceptions} onDecided={onDecided} />);
  return onDecided;
}

const press = (key: string) => fireEvent.keyDown(document.body, { key });

test('a routine case takes two keystrokes: A goes to the button, which Enter presses', async () => {
  const sent = serve(() => ({ body: { id: 'c1', state: 'recorded', following: true } }));
  const onDecided = decide();
  press('a');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '通过' }));
  fireEvent.click(document.activeElement!);
  await waitFor(() => expect(onDecided).toHaveBeenCalledOnce());
  expect(sent[0]).toMatchObject({ path: '/api/cases/c1/steps/2/decision', body: { outcome: 'approved', comment: '' } });
  expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
});

test('R goes to the comment, where R is a letter again', async () => {
  const sent = serve(() => ({ body: { id: 'c1' } }));
  decide();
  press('r');
  const comment = screen.getByRole('textbox', { name: '意见' });
  expect(document.activeElement).toBe(comment);
  fireEvent.change(comment, { target: { value: '材料不清' } });
  fireEvent.keyDown(comment, { key: 'x' });
  fireEvent.keyDown(comment, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(sent[0]?.body).toEqual({ outcome: 'returned', comment: '材料不清' }));
});

test('R8: people left out go with the approval, each with the reason', async () => {
  const sent = serve(() => ({ body: { id: 'c1' } }));
  decide({ reasons: new Map([['p1', '未见原件']]) });
  fireEvent.click(screen.getByRole('button', { name: '通过，1 人例外' }));
  await waitFor(() =>
    expect(sent[0]?.body).toMatchObject({ outcome: 'approved', except: [{ personId: 'p1', comment: '未见原件' }] }),
  );
});

test('R14: the verifier gives the word that the originals were seen', async () => {
  const sent = serve(() => ({ body: { id: 'c1' } }));
  decide({ step: { ...review, name: 'verification', allowed: ['approved', 'returned'] } });
  press('o');
  fireEvent.click(screen.getByRole('button', { name: '通过' }));
  await waitFor(() => expect(sent[0]?.body).toMatchObject({ originalsSeen: true }));
});

test('a decision that came second says who was first, and loses nothing of the first', async () => {
  const detail = '此步骤已由陈志强办理：通过。您这次的操作没有生效。';
  const problem = {
    code: 'step.already_decided',
    status: 409,
    title: '已经办理',
    detail,
    errors: [{ code: 'step.already_decided', message: detail }],
  };
  serve(({ method }) => (method === 'POST' ? { status: 409, body: problem } : { body: {} }));
  const onDecided = decide();
  fireEvent.click(screen.getByRole('button', { name: '通过' }));
  await screen.findByText('已由他人办理');
  expect(screen.getAllByText(/已由陈志强办理/).length).toBeGreaterThan(0);
  expect(onDecided).not.toHaveBeenCalled();
});

test('who decides for a clerk is told that a reason is wanted', () => {
  decide({ role: 'chief' });
  expect(screen.getByText(/由您代为办理时须写明理由/)).toBeTruthy();
});
