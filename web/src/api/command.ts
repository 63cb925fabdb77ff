import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef } from 'react';
import { ProblemError } from './problem';

/** The headers that tell the server that a request sent twice is the same one. */
export interface Once {
  'Idempotency-Key': string;
}

/** Keeps one key for one intent: while it is unknown whether a request was done, sending the same again keeps its key. */
export class Intent {
  private sent = '';
  private key = '';

  /** The key for this input: the one before, if the same was sent and nobody knows what became of it. */
  keyFor(input: unknown): string {
    const body = JSON.stringify(input) ?? '';
    if (!this.key || body !== this.sent) this.key = crypto.randomUUID();
    this.sent = body;
    return this.key;
  }

  /** The server has answered, so what is sent next is meant anew. */
  settled(): void {
    this.key = '';
  }
}

interface CommandOptions<In, Out> {
  /** The queries that the command changes; they are asked anew. */
  changes?: QueryKey[];
  onDone?: (answer: Out, input: In) => void;
}

/** A change that a person asks for. It is sent once however often its button is pressed or its request repeated. */
export function useCommand<In, Out>(
  send: (input: In, once: Once) => Promise<Out>,
  options: CommandOptions<In, Out> = {},
) {
  const queries = useQueryClient();
  const intent = useRef(new Intent());
  return useMutation<Out, Error, In>({
    mutationFn: (input) => send(input, { 'Idempotency-Key': intent.current.keyFor(input) }),
    onSuccess: async (answer, input) => {
      intent.current.settled();
      options.onDone?.(answer, input); // first, so that nobody waits for lists to be read
      await Promise.all((options.changes ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (error instanceof ProblemError && !error.uncertain) intent.current.settled();
    },
  });
}
