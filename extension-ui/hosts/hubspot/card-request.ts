import { hubspot } from '@hubspot/ui-extensions';
import { type ApiReply, OfflineError } from '#ui/core/host.ts';

/** Longer than the server needs for a write with its retries, shorter than a person waits. */
const timeoutMs = 30_000;

/** Answers from HubSpot's own proxy, which stand for "the server did not answer". */
const gatewayStatuses = new Set([408, 502, 503, 504, 524]);

type Method = 'GET' | 'POST' | 'DELETE';

/**
 * One request through HubSpot's proxy, which signs it and says who is asking.
 * @throws OfflineError when no answer of the Fieldward server arrived; whether it acted is then unknown.
 */
export async function cardRequest(base: string, method: Method, path: string, body?: object): Promise<ApiReply> {
  let status: number;
  let text: string;
  try {
    const response = await hubspot.fetch(`${base}${path}`, {
      method,
      timeout: timeoutMs,
      ...(body ? { body: body as Record<string, unknown> } : {}),
    });
    status = response.status;
    text = await response.text();
  } catch (cause) {
    throw new OfflineError(cause);
  }
  const reply = unwrapped({ status, body: parsed(text) });
  if (gatewayStatuses.has(reply.status) && !isProblem(reply.body)) throw new OfflineError(reply);
  return reply;
}

/** HubSpot's local development proxy packs every status from 300 up into a 200 of its own. */
function unwrapped(reply: ApiReply): ApiReply {
  const { body } = reply;
  if (!isObject(body) || body.status !== 'error' || typeof body.appServerStatusCode !== 'number') return reply;
  const inner = body.responseBody;
  return { status: body.appServerStatusCode, body: typeof inner === 'string' ? parsed(inner) : inner };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(body: unknown): boolean {
  return isObject(body) && typeof body.code === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
