import { type AgentScope, isWithin } from '#domain/agent.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { Json } from '#domain/shared/canonical-json.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { AgentId, AgentKeyId } from '#domain/shared/ids.ts';
import type { Permission } from '#domain/shared/permission.ts';
import { type AgentKey, insertAgentKey } from '#store/agent-keys.ts';
import { agentById } from '#store/agents.ts';
import type { Writing } from '#store/database.ts';
import { makeCredential } from '../access/credential.ts';
import { type Context, record } from '../context.ts';

/** What a key is for and for how long. */
export interface KeyTerms {
  readonly days: number;
  readonly scopes: readonly AgentScope[] | null;
  readonly may: readonly Permission[] | null;
}

export const usualTerms: KeyTerms = { days: 90, scopes: null, may: null };

/** The secret is in `token` and nowhere else. */
export interface IssuedKey {
  readonly token: string;
  readonly key: AgentKey;
}

/**
 * One more key for an agent; earlier ones stay valid until they end or are revoked.
 * @throws Fault `not_found`, `request_malformed` for a key that would be wider than its agent
 */
export async function issueAgentKey(
  ctx: Context,
  actor: PersonActor,
  agentId: AgentId,
  terms: KeyTerms,
): Promise<IssuedKey> {
  return ctx.store.transact(actor.tenantId, async (tx) => {
    const agent = await agentById(tx, actor.tenantId, agentId);
    if (agent === null) throw new Fault('not_found', 'There is no such agent.');
    if (terms.scopes !== null && !isWithin(terms.scopes, agent.scopes)) {
      const errors = [{ pointer: '/scopes', detail: `goes beyond what ${agent.name} may suggest for` }];
      throw new Fault('request_malformed', 'A key can be narrower than its agent, never wider.', { errors });
    }
    const issued = await addKey(ctx, tx, actor, agentId, terms, null);
    const { scopes, may } = issued.key;
    const facts = { agent: agentId, key: issued.key.id, days: terms.days, scopes: asJson(scopes), may: asJson(may) };
    await record(ctx, tx, [{ type: 'agent.key_issued', actor, facts }]);
    return issued;
  });
}

/** Makes a key in the caller's transaction. The caller logs it. */
export async function addKey(
  ctx: Context,
  tx: Writing,
  { tenantId }: PersonActor,
  agentId: AgentId,
  { days, scopes, may }: KeyTerms,
  replaces: AgentKeyId | null,
): Promise<IssuedKey> {
  const createdAt = ctx.now();
  const id = ctx.newId('key');
  const { token, secretHash } = makeCredential('fwk', tenantId, id, ctx.newSalt());
  const expiresAt = new Date(createdAt.getTime() + days * 86_400_000);
  const ended = { revokedAt: null, lastUsedAt: null };
  const key: AgentKey = { tenantId, id, agentId, secretHash, createdAt, expiresAt, ...ended, scopes, may, replaces };
  await insertAgentKey(tx, key);
  return { token, key };
}

function asJson(list: readonly AgentScope[] | readonly Permission[] | null): Json {
  return list === null ? null : (JSON.parse(JSON.stringify(list)) as Json);
}
