import type { ReviewReply } from '#contract/review.ts';
import { type ApiReply, type Host, OfflineError } from '#ui/core/host.ts';

interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body: object | undefined;
}

type Answer = ApiReply | Error | Promise<ApiReply>;

/** A host whose server answers what the test says, and which remembers everything that a screen did with it. */
export class HostDouble implements Host {
  readonly name = 'hubspot';
  readonly crm = 'hubspot';
  readonly copied: string[] = [];
  record: Host['record'] = { crm: 'hubspot', objectType: 'deals', recordId: '123' };
  locale = 'en-US';
  timeZone = 'UTC';
  readonly requests: SentRequest[] = [];
  readonly toasts: { kind: string; title: string; message: string }[] = [];
  refreshes = 0;
  readonly #answer: (request: SentRequest) => Answer;
  readonly #listeners: (() => void)[] = [];
  #decisions = 0;

  constructor(answer: (request: SentRequest) => Answer) {
    this.#answer = answer;
  }

  async request(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<ApiReply> {
    const request = { method, path, body };
    this.requests.push(request);
    const answer = this.#answer(request);
    if (answer instanceof Error) throw answer;
    return answer;
  }

  async refreshRecord(): Promise<void> {
    this.refreshes += 1;
  }

  onRecordChanged(listener: () => void): void {
    this.#listeners.push(listener);
  }

  toast(kind: 'success' | 'warning' | 'danger' | 'info', title: string, message: string): void {
    this.toasts.push({ kind, title, message });
  }

  closeOverlay(): void {}

  async copyText(text: string): Promise<void> {
    this.copied.push(text);
  }

  newDecisionId(): string {
    this.#decisions += 1;
    return `00000000-0000-4000-8000-${String(this.#decisions).padStart(12, '0')}`;
  }

  /** Somebody changed the record in the CRM. */
  changeRecord(): void {
    for (const listener of this.#listeners) listener();
  }

  /** The POST requests so far. */
  get decisions(): SentRequest[] {
    return this.requests.filter((request) => request.method === 'POST');
  }

  get reads(): number {
    return this.requests.filter((request) => request.method === 'GET').length;
  }
}

/** A host whose review answers in turn what is given (the last one for ever) and whose decisions what `decide` says. */
export function reviewHost(
  reviews: readonly (ReviewReply | Error)[],
  decide: (request: SentRequest) => Answer = () => ok({ ok: true, state: 'applied', waiting: false, message: null }),
): HostDouble {
  let next = 0;
  return new HostDouble((request) => {
    if (request.method === 'POST') return decide(request);
    const review = reviews[Math.min(next, reviews.length - 1)];
    next += 1;
    if (review === undefined) throw new Error('The test gives no review.');
    return review instanceof Error ? review : ok(review);
  });
}

export function ok(body: unknown): ApiReply {
  return { status: 200, body };
}

export function offline(): OfflineError {
  return new OfflineError();
}

/** A promise that the test settles when it wants to. */
export function pendingReply(): { promise: Promise<ApiReply>; answer: (reply: ApiReply) => void } {
  const { promise, resolve } = Promise.withResolvers<ApiReply>();
  return { promise, answer: resolve };
}
