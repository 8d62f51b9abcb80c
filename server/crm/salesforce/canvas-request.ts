import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { jsonOrNull, readLimited } from '../limited-body.ts';
import { isTrustedInstance, type SalesforceApp } from './app.ts';
import { recordIdOf } from './record-id.ts';

const requestMax = 64 * 1024;

/** What a Canvas request says, once its signature fits. */
export interface CanvasRequest {
  readonly user: { crm: 'salesforce'; accountId: string; userId: string; email: string };
  /** The signature's hash: the same request proves nothing a second time. */
  readonly proofId: string;
  /** The user's own access, good for hours; only used to see that the request is fresh, and dropped. */
  readonly oauthToken: string;
  readonly instanceUrl: string;
  /** Chosen in the browser: signed, and still no proof of anything. */
  readonly record: { readonly recordId: string; readonly objectApiName: string } | null;
}

type Checked<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly reason: string };

const envelopeSchema = z.object({
  algorithm: z.string(),
  client: z.object({ instanceUrl: z.string().max(500), oauthToken: z.string().min(1).max(10_000) }),
  context: z.object({
    user: z.object({ userId: z.string(), email: z.string().max(320).catch('') }),
    organization: z.object({ organizationId: z.string() }),
    environment: z.object({ parameters: z.record(z.string(), z.unknown()).catch({}) }).catch({ parameters: {} }),
  }),
});

/**
 * Checks a `signed_request`: HMAC-SHA-256 over the encoded envelope exactly as it came, before anything in it is read.
 * From the network; not trusted. Such a request carries no time: it verifies for ever, so the caller must use it once
 * and have `confirmCanvasUser` see that its access token still lives.
 */
export function verifyCanvasRequest(
  signedRequest: string,
  { consumerSecret }: { consumerSecret: string },
): Checked<CanvasRequest> {
  if (signedRequest.length > requestMax) return refused('too_long');
  const dot = signedRequest.indexOf('.');
  if (dot < 1) return refused('shape');
  const [signature, encoded] = [signedRequest.slice(0, dot), signedRequest.slice(dot + 1)];
  const expected = createHmac('sha256', consumerSecret).update(encoded).digest();
  const given = Buffer.from(signature, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refused('signature');
  const parsed = envelopeSchema.safeParse(jsonOrNull(Buffer.from(encoded, 'base64').toString('utf8')));
  if (!parsed.success) return refused('envelope');
  const { algorithm, client, context } = parsed.data;
  if (algorithm.toUpperCase().replace('-', '') !== 'HMACSHA256') return refused('algorithm');
  const accountId = recordIdOf(context.organization.organizationId);
  const userId = recordIdOf(context.user.userId);
  if (accountId === null || userId === null) return refused('identity');
  return {
    ok: true,
    user: { crm: 'salesforce', accountId, userId, email: context.user.email },
    proofId: `canvas:${createHash('sha256').update(given).digest('hex')}`,
    oauthToken: client.oauthToken,
    instanceUrl: client.instanceUrl.replace(/\/+$/, ''),
    record: recordOf(context.environment.parameters),
  };
}

/** Whose a request claims to be that proved nothing; `null` when it names no organization. */
export function claimedCanvasOrganization(signedRequest: string): string | null {
  if (signedRequest.length > requestMax) return null;
  const encoded = signedRequest.slice(signedRequest.indexOf('.') + 1);
  const parsed = envelopeSchema.safeParse(jsonOrNull(Buffer.from(encoded, 'base64').toString('utf8')));
  const id = parsed.success ? recordIdOf(parsed.data.context.organization.organizationId) : null;
  return id?.startsWith('00D') === true ? id : null;
}

function recordOf({ recordId, objectApiName }: Readonly<Record<string, unknown>>): CanvasRequest['record'] {
  if (typeof recordId !== 'string' || typeof objectApiName !== 'string') return null;
  const id = recordIdOf(recordId);
  return id === null || !/^\w{1,80}$/.test(objectApiName) ? null : { recordId: id, objectApiName };
}

const userInfoSchema = z.object({ user_id: z.string(), organization_id: z.string() });

/** Asks Salesforce whose token the request carries: an old, captured request carries a dead one. */
export async function confirmCanvasUser(request: CanvasRequest, app: SalesforceApp): Promise<Checked<object>> {
  if (!isTrustedInstance(app, request.instanceUrl)) return refused('instance');
  const signal = AbortSignal.timeout(app.timeoutMs ?? 8_000);
  try {
    const response = await fetch(`${request.instanceUrl}/services/oauth2/userinfo`, {
      headers: { authorization: `Bearer ${request.oauthToken}` },
      redirect: 'error',
      signal,
    });
    const parsed = userInfoSchema.safeParse(jsonOrNull(await readLimited(response, requestMax, signal)));
    if (response.status !== 200 || !parsed.success) return refused('token');
    const { user_id, organization_id } = parsed.data;
    const isSame =
      recordIdOf(user_id) === request.user.userId && recordIdOf(organization_id) === request.user.accountId;
    return isSame ? { ok: true } : refused('other_user');
  } catch {
    return refused('unreachable');
  }
}

function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
