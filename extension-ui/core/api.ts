import type { DecisionReply } from '#contract/decision.ts';
import type { EventsReply } from '#contract/event.ts';
import type { ReviewReply } from '#contract/review.ts';
import type { Attempt } from './attempt.ts';
import { type ApiReply, type Host, OfflineError } from './host.ts';
import { brokenProblem, type LoadProblem, offlineProblem, problemOf } from './load-problem.ts';
import { isDecisionReply, isEventsReply, isReviewReply, isSourceText, unwrapped } from './read-reply.ts';
import type { SourceText } from './source-text.ts';

export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: LoadProblem };

/** `unanswered`: nobody knows whether the decision arrived; only the same decision id may be sent again. */
export type DecisionAnswer =
  | { readonly status: 'answered'; readonly reply: DecisionReply }
  | { readonly status: 'unanswered'; readonly problem: LoadProblem };

export interface EventsQuery {
  readonly type: string | null;
  readonly suggestion: string | null;
  readonly before: string | null;
}

export type OpenRecord = NonNullable<Host['record']>;

export function fetchReview(host: Host, record: OpenRecord): Promise<Loaded<ReviewReply>> {
  const path = [record.crm, record.objectType, record.recordId].map(encodeURIComponent).join('/');
  return load(host, `/api/records/${path}/review`, isReviewReply);
}

export function fetchSource(host: Host, id: string): Promise<Loaded<SourceText>> {
  return load(host, `/api/sources/${encodeURIComponent(id)}`, isSourceText);
}

export function fetchEvents(host: Host, query: EventsQuery): Promise<Loaded<EventsReply>> {
  const parameters = new URLSearchParams({ limit: '50' });
  if (query.type !== null) parameters.set('type', query.type);
  if (query.suggestion !== null) parameters.set('suggestion', query.suggestion);
  if (query.before !== null) parameters.set('before', query.before);
  return load(host, `/api/events?${parameters}`, isEventsReply);
}

/** Never rejects. An unknown failure counts as unanswered: it may have happened after the server decided. */
export async function sendDecision(host: Host, attempt: Attempt): Promise<DecisionAnswer> {
  let reply: ApiReply;
  try {
    const path = `/api/suggestions/${encodeURIComponent(attempt.suggestionId)}/${attempt.act}`;
    reply = unwrapped(await host.request('POST', path, attempt.body));
  } catch {
    return { status: 'unanswered', problem: offlineProblem };
  }
  if (isDecisionReply(reply.body)) return { status: 'answered', reply: reply.body };
  const problem = problemOf(reply);
  if (reply.status >= 400 && reply.status < 500 && reply.status !== 408 && reply.status !== 429) {
    const message = problem.message ?? `${reply.status}`;
    return { status: 'answered', reply: { ok: false, code: codeOf(reply), message, state: null } };
  }
  return { status: 'unanswered', problem };
}

/** Asks, and reads the answer as `fits` says. Never rejects. */
export async function load<T>(
  host: Host,
  path: string,
  fits: (body: unknown) => body is T,
  question?: object,
): Promise<Loaded<T>> {
  try {
    const reply = unwrapped(await (question ? host.request('POST', path, question) : host.request('GET', path)));
    if (reply.status < 200 || reply.status > 299) return { ok: false, problem: problemOf(reply) };
    return fits(reply.body) ? { ok: true, value: reply.body } : { ok: false, problem: brokenProblem };
  } catch (error) {
    return { ok: false, problem: error instanceof OfflineError ? offlineProblem : brokenProblem };
  }
}

function codeOf(reply: ApiReply): string {
  const body = reply.body;
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : 'refused';
}
