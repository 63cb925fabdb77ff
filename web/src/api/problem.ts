import type { Fault, Problem } from './types';

/** What the page says where the server could not say anything itself. */
const texts = {
  lost: '连接不上服务器',
  lostDetail: '您填写的内容还在。请检查网络，稍后再试一次。',
  unreadable: '服务器的答复无法识别',
  unreadableDetail: '请稍后重试；仍不行时请联系人社局事业专技科。',
};

/** A request that was not done: the server's problem (RFC 9457), or that it could not be reached. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get faults(): Fault[] {
    return this.problem.errors;
  }

  /** Whether it is unknown if the server did what was asked: the same request may be sent again. */
  get uncertain(): boolean {
    return this.problem.status === 0 || this.problem.status >= 500;
  }
}

/** The problem of a server that cannot be reached. */
export function unreachable(): ProblemError {
  return made('network', 0, texts.lost, texts.lostDetail);
}

/** The problem that an answer with a failing status carries. */
export function problemIn(status: number, body: unknown): ProblemError {
  if (typeof body === 'object' && body !== null && 'code' in body && 'errors' in body) {
    return new ProblemError(body as Problem);
  }
  return made('unreadable', status, texts.unreadable, texts.unreadableDetail);
}

function made(code: string, status: number, title: string, detail: string): ProblemError {
  const type = `urn:xueshi:problem:${code}`;
  return new ProblemError({ type, status, code, title, detail, errors: [{ code, message: detail }] });
}

/** Any failure as a problem, so that one place shows them all. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return made('page', 0, '页面出错', error instanceof Error ? error.message : String(error));
}
