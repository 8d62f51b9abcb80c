import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { freePort } from '#bench/free-port.ts';
import { defaultTiming, type Fieldward, startFieldward } from '#compose';
import type { ReviewReply, ReviewSuggestion } from '#contract/review.ts';
import type { FiledResult } from '#contract/suggestion.ts';
import { hubspotProvider } from '#crm/hubspot/provider.ts';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import { furnish } from '#demo/furnish.ts';
import { installThroughBrowser } from '#demo/install.ts';
import type { SandboxFile } from '#demo/sandbox-file.ts';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { type HubSpotStandIn, startHubSpotStandIn } from '#sandbox/hubspot/start.ts';
import type { Timing } from '#use-cases/context.ts';
import { hubspotProof } from '../../server/proofs.ts';
import { createTestDatabase, type TestDatabase, withClient } from './database.ts';

export type PersonRole = 'rep' | 'sales_ops' | 'admin';
export type Caller = PersonRole | 'agent' | 'nobody' | { readonly token: string };

/** The product on a database of its own, connected to a stand-in CRM of its own, all in this process. */
export interface Scene {
  readonly url: string;
  readonly database: TestDatabase;
  readonly fieldward: Fieldward;
  readonly crm: HubSpotStandIn;
  readonly agent: SandboxFile['agent'];
  /** The session of the first person with this role, or the agent's key. */
  token(role: PersonRole | 'agent'): string;
  /** A JSON call; `as` names who. */
  call<T = unknown>(as: Caller, method: string, path: string, body?: unknown): Promise<Answer<T>>;
  close(): Promise<void>;
}

export interface Answer<T> {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: T;
}

export interface SceneOptions {
  readonly timing?: Partial<Timing>;
  readonly now?: () => Date;
  /** The CRM's real rate limit, instead of one that no test runs into. */
  readonly realLimits?: boolean;
  /** Takes requests that HubSpot signed; else sessions and keys only. */
  readonly signed?: boolean;
  readonly withWorker?: boolean;
}

export const clientSecret = createHash('sha256').update('test client secret').digest('hex');
export const portalId = 990_001;
export const appId = 7;
export const tenantId = tenantIdFor('hubspot', String(portalId));

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = { clientId: 'test', clientSecret, appId };
  const now = options.now ?? (() => new Date());
  const crm = await startHubSpotStandIn({
    ...app,
    portalId,
    now,
    appName: 'Fieldward',
    redirectUris: [`${url}/oauth/hubspot/callback`],
    ...(options.realLimits === true ? {} : { rateLimit: { perTenSeconds: 1_000_000 } }),
  });
  const real = hubspotProvider({
    ...app,
    apiUrl: crm.url,
    authorizePage: crm.authorizePage,
    scopes: hubspotScopes,
    now: () => now().getTime(),
  });
  const provider =
    options.realLimits === true ? real : { ...real, pace: { burst: 1_000_000, perSecond: 1_000_000, reserve: 0 } };
  const fieldward = await startFieldward({
    databaseUrl: database.url,
    publicUrl: url,
    host: '127.0.0.1',
    port,
    secretKey: new Uint8Array(32).fill(9),
    providers: [provider],
    proofs:
      options.signed === true ? [hubspotProof({ clientSecret, appId, publicUrl: url, now, onRefusal: () => {} })] : [],
    timing: { ...defaultTiming, ...options.timing },
    log: pino({ level: 'silent' }),
    now,
    withWorker: options.withWorker ?? true,
  });
  await installThroughBrowser(url, url, String(crm.people.find(({ role }) => role === 'admin')?.userId));
  const { people, agent } = await furnish(fieldward.ctx, portalId, crm.people, null);
  const tokenOf = (role: PersonRole | 'agent') => {
    if (role === 'agent') return agent.key;
    const authorization = people.find((person) => person.role === role)?.headers.authorization ?? '';
    return authorization.replace('Bearer ', '');
  };
  return {
    url,
    database,
    fieldward,
    crm,
    agent,
    token: tokenOf,
    call: async (as, method, path, body) => {
      const authorization = as === 'nobody' ? undefined : `Bearer ${typeof as === 'object' ? as.token : tokenOf(as)}`;
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(authorization === undefined ? {} : { authorization }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const type = response.headers.get('content-type') ?? '';
      return { status: response.status, type, headers: response.headers, body: (await response.json()) as never };
    },
    close: async () => {
      await fieldward.close();
      await crm.close();
      await database.drop();
    },
  };
}

/** A deal of the stand-in, by its place in the list: tests that write take one each. */
export function dealAt(scene: Scene, index: number): { crm: 'hubspot'; objectType: 'deals'; recordId: string } {
  const recordId = scene.crm.recordIds('deals')[index];
  if (recordId === undefined) throw new Error(`the stand-in has no deal ${index}`);
  return { crm: 'hubspot', objectType: 'deals', recordId };
}

export const transcript = 'Ida Brandt: We need 77 seats.\nOle Dahl: The next step is a security review on Monday.';
export const quote = 'We need 77 seats.';

export async function fileSource(scene: Scene, text = transcript, as: Caller = 'agent'): Promise<string> {
  const request = { kind: 'call', title: 'Call with Ida', text, occurredAt: '2026-11-20T09:00:00Z' };
  const answer = await scene.call<{ id: string }>(as, 'POST', '/v1/sources', request);
  return answer.body.id;
}

export interface ItemParts {
  readonly record: { crm: string; objectType: string; recordId: string };
  readonly field?: string;
  readonly proposedValue?: unknown;
  readonly rationale?: string;
  readonly evidence?: readonly { sourceId: string; quote: string }[];
  /** The agent that files; the scene's own one when absent. */
  readonly as?: Caller;
}

/** An item of a filing; what is not said is something that would be accepted. */
export async function itemFor(scene: Scene, { as, evidence, ...parts }: ItemParts) {
  return {
    field: 'seats_needed',
    proposedValue: '77',
    rationale: 'Ida said so.',
    ...parts,
    evidence: evidence ?? [{ sourceId: await fileSource(scene, transcript, as), quote }],
  };
}

export async function fileAll(scene: Scene, suggestions: readonly unknown[], as: Caller = 'agent') {
  const answer = await scene.call<{ results: FiledResult[] }>(as, 'POST', '/v1/suggestions', { suggestions });
  if (answer.status !== 200) throw new Error(`the filing answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.results;
}

export async function fileOne(scene: Scene, parts: ItemParts): Promise<FiledResult> {
  const [result] = await fileAll(scene, [await itemFor(scene, parts)], parts.as);
  if (result === undefined) throw new Error('a filing without a result');
  return result;
}

export async function review(scene: Scene, record: ItemParts['record'], as: PersonRole = 'rep'): Promise<ReviewReply> {
  const path = `/api/records/${record.crm}/${record.objectType}/${record.recordId}/review`;
  const answer = await scene.call<ReviewReply>(as, 'GET', path);
  if (answer.status !== 200) throw new Error(`the review answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The suggestion as the card shows it now. */
export async function shown(
  scene: Scene,
  record: ItemParts['record'],
  id: string | undefined,
): Promise<ReviewSuggestion> {
  const { open, decided, blocked } = await review(scene, record);
  const found = [...open, ...decided, ...blocked].find((one) => one.id === id);
  if (found === undefined) throw new Error(`the card does not show ${id}`);
  return found;
}

/** The body of an accept of exactly what is shown. */
export function acceptBody(one: ReviewSuggestion, value?: unknown) {
  const edited = value === undefined ? {} : { value };
  return { decisionId: randomUUID(), digest: one.digest, current: one.current, ...edited };
}

export function truth(scene: Scene, record: ItemParts['record'], field: string): string | undefined {
  return scene.crm.record(record.objectType, record.recordId)?.values.get(field);
}

/** Looks and works behind row level security, as the database's owner. */
export async function asOwner<Row extends object>(
  scene: Scene,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withClient(scene.database.ownerUrl, async (client) => (await client.query<Row>(sql, [...values])).rows);
}
