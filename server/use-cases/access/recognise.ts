import { roleInForce } from '#domain/access/role-rule.ts';
import type { AgentActor, PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { type TenantId, tenantIdFor } from '#domain/shared/ids.ts';
import { type AgentKey, agentKeyById, usedAgentKey } from '#store/agent-keys.ts';
import { connectionKnown } from '#store/connections.ts';
import type { Reading } from '#store/database.ts';
import { ensurePerson, type NewPerson, type Person, personByCrmUser, sawPerson } from '#store/people.ts';
import { firstSeen, giveProofBack, spendProof } from '#store/proofs.ts';
import { liveSession } from '#store/sessions.ts';
import type { Context } from '../context.ts';
import { isSecretOf, type ParsedCredential, parseCredential } from './credential.ts';

/** One answer for every bad token: which part was wrong is nobody's business. */
export function refused(): Fault {
  return new Fault(
    'unauthenticated',
    'The credential is missing, wrong, expired or revoked. Ask an admin for a new one.',
  );
}

/** Who holds this bearer token. @throws Fault `unauthenticated` */
export async function recogniseBearer(ctx: Context, token: string): Promise<AgentActor | PersonActor> {
  const credential = parseCredential(token);
  if (credential === null) throw refused();
  const { tenantId, id, secretHex } = credential;
  const now = ctx.now();
  if (credential.kind === 'fwk') return recogniseAgent(ctx, credential);
  return ctx.store.read(tenantId, async (tx) => {
    const session = await liveSession(tx, tenantId, id, now);
    if (session === null || !isSecretOf(secretHex, session.tokenHash)) throw refused();
    return actorFor(session.person, now);
  });
}

async function recogniseAgent(ctx: Context, { tenantId, id, secretHex }: ParsedCredential): Promise<AgentActor> {
  const now = ctx.now();
  const found = await ctx.store.read(tenantId, (tx) => agentKeyById(tx, tenantId, id));
  if (found === null || !isSecretOf(secretHex, found.key.secretHash)) throw refused();
  const { key, agentName: name } = found;
  if (key.revokedAt !== null || key.expiresAt <= now) throw refused();
  await noteUse(ctx, key, now);
  return { kind: 'agent', tenantId, agentId: key.agentId, keyId: key.id, name, keyScopes: key.scopes, keyMay: key.may };
}

const usedAgainMs = 60_000;

/** At most once a minute for each key, so that a busy one does not write at every call; no call fails or waits for it. */
async function noteUse(ctx: Context, key: AgentKey, now: Date): Promise<void> {
  const before = new Date(now.getTime() - usedAgainMs);
  if (key.lastUsedAt !== null && key.lastUsedAt >= before) return;
  // A missing note is made up for by the next call. Where the database is gone, the call itself says so.
  await ctx.store.transact(key.tenantId, (tx) => usedAgentKey(tx, key, now, before)).catch(() => {});
}

/** A user whom the CRM itself vouched for, by signing the request. */
export interface VouchedUser {
  readonly crm: string;
  readonly accountId: string;
  readonly userId: string;
  readonly email: string;
}

/** What makes a signed request one request and not two. */
export interface Signature {
  /** Unique among all requests that were ever signed for the account. */
  readonly id: string;
  /** After this it is refused for its age, and need not be remembered. */
  readonly expiresAt: Date;
}

/** Two cards of one page, opened in one instant, ask the same and are signed alike. */
const oneBreathMs = 2_000;

/**
 * The person behind a request that the CRM signed, once: a captured request is worth nothing to whoever sends it again.
 * @param changes whether the request asks for more than an answer; then not even a twin in the same instant passes
 * @throws Fault `unauthenticated` when it was seen before, or the CRM account is not connected here
 */
export async function recogniseSigned(
  ctx: Context,
  user: VouchedUser,
  { id, expiresAt }: Signature,
  changes: boolean,
): Promise<PersonActor> {
  const tenantId = tenantIdFor(user.crm, user.accountId);
  const now = ctx.now();
  const known = await ctx.store.transact(tenantId, async (tx) => {
    const standing = await lookUp(tx, tenantId, user);
    if (!standing.connected) return standing;
    const isFresh = changes
      ? await spendProof(tx, tenantId, id, now, expiresAt)
      : now.getTime() - (await firstSeen(tx, tenantId, id, now, expiresAt)).getTime() <= oneBreathMs;
    if (isFresh) return standing;
    const { crm, accountId } = user;
    ctx.notes.refused({ crm, accountId, reason: 'replayed', skewMs: null });
    throw new Fault('unauthenticated', 'This signed request was sent before. Reload the record.');
  });
  return personFor(ctx, tenantId, user, known);
}

/**
 * Makes a signature good again whose request broke on our side: the CRM may send such a request once more as it was.
 */
export async function giveSignatureBack(ctx: Context, tenantId: TenantId, { id }: Signature): Promise<void> {
  await ctx.store.transact(tenantId, (tx) => giveProofBack(tx, tenantId, id));
}

/**
 * The person for whom a CRM vouches. Somebody who is new starts as a rep.
 * @throws Fault `unauthenticated` when the CRM account is not connected here
 */
export async function recogniseCrmUser(ctx: Context, user: VouchedUser): Promise<PersonActor> {
  const tenantId = tenantIdFor(user.crm, user.accountId);
  return personFor(ctx, tenantId, user, await ctx.store.read(tenantId, (tx) => lookUp(tx, tenantId, user)));
}

interface Standing {
  readonly person: Person | null;
  readonly connected: boolean;
}

async function lookUp(tx: Reading, tenantId: TenantId, user: VouchedUser): Promise<Standing> {
  return {
    person: await personByCrmUser(tx, tenantId, user.userId),
    connected: await connectionKnown(tx, { tenantId, crm: user.crm, holder: 'account' }),
  };
}

async function personFor(ctx: Context, tenantId: TenantId, user: VouchedUser, known: Standing): Promise<PersonActor> {
  if (!known.connected) throw new Fault('unauthenticated', 'This CRM account is not connected to Fieldward.');
  const now = ctx.now();
  if (known.person !== null) {
    const person = namedAnew(known.person, user);
    const isNews = person !== known.person || now.getTime() - (person.lastSeenAt?.getTime() ?? 0) > seenAgainMs;
    if (isNews) await ctx.store.transact(tenantId, (tx) => sawPerson(tx, person, now));
    return actorFor(person, now);
  }
  const person: NewPerson = {
    tenantId,
    id: ctx.newId('per'),
    crmUserId: user.userId,
    email: user.email,
    name: nameFrom(user),
    role: 'rep',
    roleFrom: 'nobody',
  };
  return ctx.store.transact(tenantId, async (tx) => {
    const standing = await ensurePerson(tx, person, now);
    await sawPerson(tx, standing, now);
    return actorFor(standing, now);
  });
}

/** Often enough to tell who still uses Fieldward, seldom enough to cost nothing. */
const seenAgainMs = 10 * 60_000;

/** Whoever connected the account, or came by way of a consent page, was not named by the CRM then. */
function namedAnew(person: Person, user: VouchedUser): Person {
  return person.email === '' && user.email !== '' ? { ...person, email: user.email, name: nameFrom(user) } : person;
}

function nameFrom({ email, userId }: VouchedUser): string {
  return email === '' ? `User ${userId}` : (email.split('@')[0] ?? email);
}

/** With the role that counts now. */
export function actorFor(person: Person, now: Date): PersonActor {
  const role = roleInForce(person, now);
  return { kind: 'person', tenantId: person.tenantId, personId: person.id, role, name: person.name };
}
