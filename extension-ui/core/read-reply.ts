import type { DecisionReply } from '#contract/decision.ts';
import type { EventsReply } from '#contract/event.ts';
import type { ReviewReply } from '#contract/review.ts';
import type { ApiReply } from './host.ts';
import type { SourceText } from './source-text.ts';

/**
 * HubSpot's local proxy hands a card every non-2xx answer as a 200 with this wrapper around it.
 * Read as the answer it wraps, or a 500 would pass for success.
 */
export function unwrapped(reply: ApiReply): ApiReply {
  const body = reply.body;
  if (isObject(body) && body.status === 'error' && typeof body.appServerStatusCode === 'number') {
    return { status: body.appServerStatusCode, body: parsed(body.responseBody) };
  }
  return reply;
}

// The guards look at what the screens would stumble over, not at every leaf: server and screens ship together, and a
// schema library would take a third of the card's size budget.

export function isReviewReply(body: unknown): body is ReviewReply {
  return (
    isObject(body) &&
    isObject(body.crm) &&
    isObject(body.person) &&
    isObject(body.record) &&
    isObject(body.writing) &&
    typeof body.hiddenCount === 'number' &&
    [body.open, body.decided, body.blocked].every((list) => Array.isArray(list) && list.every(isSuggestion))
  );
}

export function isDecisionReply(body: unknown): body is DecisionReply {
  if (!isObject(body)) return false;
  if (body.ok === true) return typeof body.state === 'string' && typeof body.waiting === 'boolean';
  return body.ok === false && typeof body.code === 'string' && typeof body.message === 'string';
}

export function isEventsReply(body: unknown): body is EventsReply {
  return (
    isObject(body) &&
    Array.isArray(body.events) &&
    body.events.every(
      (event) => isObject(event) && isObject(event.actor) && isObject(event.facts) && isObject(event.values),
    )
  );
}

export function isSourceText(body: unknown): body is SourceText {
  return isObject(body) && typeof body.text === 'string' && typeof body.title === 'string';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSuggestion(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    isObject(value.field) &&
    isObject(value.agent) &&
    isObject(value.abilities) &&
    Array.isArray(value.evidence) &&
    Array.isArray(value.rules) &&
    Array.isArray(value.warnings)
  );
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
