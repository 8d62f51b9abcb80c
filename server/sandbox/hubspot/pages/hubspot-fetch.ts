import { z } from 'zod';
import type { DemoPerson } from '../options.ts';
import type { Portal } from '../portal.ts';
import { signatureHeaders } from '../sign-v3.ts';

/*
 * What HubSpot's servers do for `hubspot.fetch`. The real ones are closed: appended parameters, signing, limits and the
 * one retry follow the documentation and what others have observed.
 */

export const fetchRequestSchema = z.strictObject({
  as: z.number().int(),
  url: z.string().max(8_000),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  body: z.record(z.string(), z.unknown()).optional(),
  authorization: z.string().max(8_000).optional(),
  timeoutMs: z.number().int().positive().max(120_000).default(15_000),
});

export type FetchRequest = z.output<typeof fetchRequestSchema>;

export interface FetchReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const bytesMax = 1_000_000;
const concurrentMax = 20;

export class HubSpotFetch {
  readonly #portal: Portal;
  #underway = 0;

  constructor(portal: Portal) {
    this.#portal = portal;
  }

  /** Never throws: whatever goes wrong becomes the answer that a card would get. */
  async send(request: FetchRequest, person: DemoPerson, productUrl: string): Promise<FetchReply> {
    const url = permittedUrl(request.url, productUrl);
    if (url === null) {
      return refusal(400, 'VALIDATION_ERROR', `The url ${request.url} is not among the app's permitted URLs.`);
    }
    const body = request.method === 'GET' || request.body === undefined ? '' : JSON.stringify(request.body);
    if (Buffer.byteLength(body) > bytesMax) return refusal(400, 'VALIDATION_ERROR', 'The request body exceeds 1 MB.');
    if (this.#underway >= concurrentMax) {
      return refusal(429, 'RATE_LIMITS', `More than ${concurrentMax} requests of this app are under way.`);
    }
    this.#underway += 1;
    try {
      return await this.#sendWithRetry({ ...request, url: this.#withUser(url, person) }, body);
    } finally {
      this.#underway -= 1;
    }
  }

  /** HubSpot adds these even where the card has put some of its own: whoever reads them must refuse doubles. */
  #withUser(url: string, { userId, email }: DemoPerson): string {
    const { portalId, app } = this.#portal;
    const user = `userId=${userId}&portalId=${portalId}&userEmail=${encodeURIComponent(email)}&appId=${app.appId}`;
    return `${url}${url.includes('?') ? '&' : '?'}${user}`;
  }

  async #sendWithRetry(request: FetchRequest, body: string): Promise<FetchReply> {
    const deadline = AbortSignal.timeout(request.timeoutMs);
    const first = await this.#attempt(request, body, deadline);
    const again = first instanceof Error || first.status >= 500;
    const reply = again && !deadline.aborted ? await this.#attempt(request, body, deadline) : first;
    if (!(reply instanceof Error)) return reply;
    if (deadline.aborted) return refusal(504, 'GATEWAY_TIMEOUT', `No answer within ${request.timeoutMs} ms.`);
    return refusal(502, 'BAD_GATEWAY', `The app's server could not be reached: ${reply.message}`);
  }

  async #attempt(request: FetchRequest, body: string, signal: AbortSignal): Promise<FetchReply | Error> {
    const { url, method, authorization } = request;
    const { clientSecret } = this.#portal.app;
    try {
      const response = await fetch(url, {
        method,
        ...(body === '' ? {} : { body }),
        headers: {
          ...(body === '' ? {} : { 'content-type': 'application/json' }),
          ...(authorization === undefined ? {} : { authorization }),
          ...signatureHeaders(clientSecret, method, url, body, this.#portal.now().getTime()),
        },
        redirect: 'manual',
        signal,
      });
      if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        return refusal(502, 'BAD_GATEWAY', `The app's server answered with a redirect (${response.status}).`);
      }
      return await replyOf(response);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** The address without its fragment when it lies below the product's own, else null. */
export function permittedUrl(text: string, productUrl: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const allowed = new URL(productUrl);
  const below = allowed.pathname.endsWith('/') ? allowed.pathname : `${allowed.pathname}/`;
  const isBelow = url.pathname === allowed.pathname || url.pathname.startsWith(below);
  if (url.origin !== allowed.origin || !isBelow || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

/** Headers that describe the connection to us or belong to a browser session. */
const notPassedOn = new Set([
  'set-cookie',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
]);

async function replyOf(response: Response): Promise<FetchReply> {
  const body = await readAtMost(response, bytesMax);
  if (body === null) return refusal(502, 'BAD_GATEWAY', 'The response exceeds 1 MB.');
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !notPassedOn.has(name)));
  return { status: response.status, headers, body };
}

async function readAtMost(response: Response, bytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop ends the transfer.
    if (size > bytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refusal(status: number, category: string, message: string): FetchReply {
  const body = JSON.stringify({ status: 'error', category, message });
  return { status, headers: { 'content-type': 'application/json' }, body };
}
