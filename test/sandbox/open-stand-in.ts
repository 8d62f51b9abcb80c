import { Client } from '@hubspot/api-client';
import { onTestFinished } from 'vitest';
import { type HubSpotStandIn, type HubSpotStandInOptions, startHubSpotStandIn } from '#sandbox/hubspot/start.ts';

export const app = {
  clientId: 'test-client',
  clientSecret: 'test-secret',
  appId: 431,
  portalId: 7_001,
  redirectUris: ['http://localhost:4310/oauth/hubspot/callback'],
  appName: 'Fieldward',
};

export const flagship = '500001';

/** A clock that stands still until it is moved. */
export function stillClock(start = '2026-11-23T09:00:00.000Z') {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    advance: (ms: number) => {
      now += ms;
    },
  };
}

/** A stand-in that ends with the test. */
export async function openStandIn(options: Partial<HubSpotStandInOptions> = {}): Promise<HubSpotStandIn> {
  const standIn = await startHubSpotStandIn({ ...app, rateLimit: { perTenSeconds: 10_000 }, ...options });
  onTestFinished(() => standIn.close());
  return standIn;
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  hub_id: number;
  user_id: number;
  scopes: string[];
  token_type: string;
  token_use: string;
}

/** Goes through the install as an admin's browser does. @returns the code that comes back */
export async function agree(standIn: HubSpotStandIn, extra: Record<string, string> = {}): Promise<URL> {
  const admin = standIn.people.find(({ role }) => role === 'admin');
  const url = new URL(standIn.authorizePage);
  const query = { client_id: app.clientId, redirect_uri: app.redirectUris[0] ?? '', user: String(admin?.userId) };
  for (const [name, value] of Object.entries({ ...query, ...extra })) url.searchParams.set(name, value);
  const response = await fetch(url, { redirect: 'manual' });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`no redirect but ${response.status}: ${await response.text()}`);
  return new URL(location);
}

export function postForm(standIn: HubSpotStandIn, path: string, form: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, ...form });
  return fetch(standIn.url + path, { method: 'POST', body });
}

export async function install(standIn: HubSpotStandIn, extra: Record<string, string> = {}): Promise<Tokens> {
  const code = (await agree(standIn, extra)).searchParams.get('code') ?? '';
  const form = { grant_type: 'authorization_code', code, redirect_uri: app.redirectUris[0] ?? '' };
  return (await (await postForm(standIn, '/oauth/2026-03/token', form)).json()) as Tokens;
}

export interface Connected {
  standIn: HubSpotStandIn;
  tokens: Tokens;
  /** HubSpot's own client, as it is published. */
  client: Client;
  /** A call without the client: status, headers and body as they came. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; headers: Headers; body: Answer }>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape; each test looks into its own.
export type Answer = any;

export async function connect(options: Partial<HubSpotStandInOptions> = {}): Promise<Connected> {
  const standIn = await openStandIn(options);
  const tokens = await install(standIn);
  const client = new Client({ basePath: standIn.url, accessToken: tokens.access_token });
  return {
    standIn,
    tokens,
    client,
    call: async (method, path, body) => {
      const response = await fetch(standIn.url + path, {
        method,
        headers: { authorization: `Bearer ${tokens.access_token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? null : parsed(text) };
    },
  };
}

function parsed(text: string): Answer {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What the client throws, for a look at its status and body. */
export async function refusalOf(promise: Promise<unknown>): Promise<{ code: number; body: Answer }> {
  return promise.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: { code: number; body: Answer }) => error,
  );
}

/** The objections that stand as JSON in the message. */
export function objections(body: {
  message: string;
}): { error: string; name: string; message: string; isValid: boolean }[] {
  return JSON.parse(body.message.slice(body.message.indexOf('[{')));
}
