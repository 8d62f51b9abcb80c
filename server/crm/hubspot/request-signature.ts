import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** Our configured public base plus the request target as received. Never built from forwarded headers. */
  readonly url: string;
  /** The exact bytes received; empty when there was no body. */
  readonly rawBody: Uint8Array;
  /** Header X-HubSpot-Signature-v3. */
  readonly signature: string | undefined;
  /** Header X-HubSpot-Request-Timestamp, epoch milliseconds. */
  readonly timestamp: string | undefined;
  readonly clientSecret: string;
  readonly nowMs: number;
}

export type SignatureRefusal = 'header_missing' | 'timestamp_malformed' | 'too_old' | 'in_the_future' | 'mismatch';
export type SignatureCheck =
  | {
      readonly ok: true;
      /** The same for the same bytes signed at the same moment, and for nothing else. */
      readonly id: string;
      readonly expiresAt: Date;
      /** Our clock minus HubSpot's, the way of the request included. */
      readonly skewMs: number;
    }
  | {
      readonly ok: false;
      readonly reason: SignatureRefusal;
      /** As the sender tells it: of a request that proved nothing. */
      readonly skewMs: number | null;
    };

/** How far HubSpot's clock and ours may be apart, either way. */
const windowMs = 300_000;

/**
 * Signature version 3 of HubSpot's "validating requests": HMAC-SHA256 over method, URL, body and timestamp. There is
 * no nonce in it, so a captured request would pass again within the window: the caller has to remember `id`.
 */
export function verifyHubSpotRequest(request: SignedRequest): SignatureCheck {
  const { signature, timestamp, clientSecret } = request;
  // With an empty key anybody could sign.
  if (clientSecret === '') throw new Error('the HubSpot client secret is empty');
  if (!signature || !timestamp) return refused('header_missing', null);
  if (!/^[1-9]\d{0,14}$/.test(timestamp)) return refused('timestamp_malformed', null);
  const age = request.nowMs - Number(timestamp);
  if (age > windowMs) return refused('too_old', age);
  if (age < -windowMs) return refused('in_the_future', age);
  // No request target has a fragment; one that does could be cut differently here and by the router.
  if (request.url.includes('#')) return refused('mismatch', age);

  const expected = createHmac('sha256', clientSecret)
    .update(request.method + decodedUrl(request.url))
    .update(request.rawBody)
    .update(timestamp)
    .digest('base64');
  if (!sameText(signature, expected)) return refused('mismatch', age);
  const id = `hubspot:${createHash('sha256').update(expected).digest('base64url')}`;
  return { ok: true, id, expiresAt: new Date(Number(timestamp) + windowMs), skewMs: age };
}

function refused(reason: SignatureRefusal, skewMs: number | null): SignatureCheck {
  return { ok: false, reason, skewMs };
}

function refusal<R extends string>(reason: R): { ok: false; reason: R } {
  return { ok: false, reason };
}

const decodedByHubSpot: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** HubSpot signs the URL with exactly these escapes of the query undone, and every other one left as it is. */
function decodedUrl(url: string): string {
  const start = url.indexOf('?');
  if (start < 0) return url;
  const query = url
    .slice(start)
    .replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g, (code) => decodedByHubSpot[code] ?? code);
  return url.slice(0, start) + query;
}

/** Compares the base64 text, not the decoded bytes: one byte string has several base64 spellings. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export interface AppendedIdentity {
  readonly userId: string;
  readonly portalId: string;
  /** For display only; who acted is `userId` in `portalId`. */
  readonly userEmail: string;
  readonly appId: string;
}

export type IdentityRefusal = 'parameter_missing' | 'parameter_repeated' | 'parameter_malformed';
export type IdentityReading =
  | ({ readonly ok: true } & AppendedIdentity)
  | { readonly ok: false; readonly reason: IdentityRefusal };

const identityNames = ['userId', 'portalId', 'userEmail', 'appId'] as const;

/**
 * Who HubSpot says is using the card, from the parameters that it appends to the query. Only worth anything on a URL
 * that `verifyHubSpotRequest` accepted. A user with developer tools can put a second copy into the URL before HubSpot
 * signs it, so every repetition is refused, also one that only a lenient parser would take for the same name.
 */
export function readAppendedIdentity(url: string): IdentityReading {
  const found = new Map<string, string>();
  if (url.includes('#')) return refusal('parameter_malformed');
  const start = url.indexOf('?');
  for (const pair of start < 0 ? [] : url.slice(start + 1).split(/[&;?]/)) {
    const [rawName = '', ...rest] = pair.split('=');
    const meant = identityNames.find((name) => name.toLowerCase() === foldedName(rawName));
    if (meant === undefined) continue;
    if (found.has(meant)) return refusal('parameter_repeated');
    if (rawName !== meant) return refusal('parameter_malformed');
    found.set(meant, rest.join('='));
  }
  const [userId, portalId, rawEmail, appId] = identityNames.map((name) => found.get(name));
  if (userId === undefined || portalId === undefined || rawEmail === undefined || appId === undefined) {
    return refusal('parameter_missing');
  }
  const userEmail = decoded(rawEmail);
  const isWellFormed = [userId, portalId, appId].every((id) => /^[1-9]\d{0,18}$/.test(id)) && isPlainEmail(userEmail);
  return isWellFormed ? { ok: true, userId, portalId, userEmail, appId } : refusal('parameter_malformed');
}

/** One spelling for every name that some parser could read as the same: escapes, case, brackets, invisible signs. */
function foldedName(rawName: string): string {
  let name = rawName;
  for (let turn = 0; turn < 4 && name.includes('%'); turn += 1) name = decoded(name);
  return name
    .normalize('NFKC')
    .replace(/[[.].*$/s, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function isPlainEmail(text: string): boolean {
  return text.length <= 320 && !/[\p{Cc}<>]/u.test(text);
}
