import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { liveSession } from '#store/people.ts';
import { forgetExpiredProofs, spendProof } from '#store/proofs.ts';
import { type Context, record } from '../context.ts';
import { isSecretOf, parseCredential } from './credential.ts';
import { actorFor, recogniseCrmUser, refused, type VouchedUser } from './recognise.ts';
import { startSession } from './start-session.ts';

/** Short, because nobody can take a token out of a page's memory but everybody can steal a laptop. */
const lifeMs = 15 * 60_000;
/** After a working day the CRM's page has to vouch for its user again. */
const longestMs = 8 * 60 * 60_000;

/** Somebody for whom a CRM page vouched, with what makes that proof good for one time only. */
export interface ProvenUser {
  readonly user: VouchedUser;
  /** Unique among all proofs of the account. */
  readonly proofId: string;
  /** After this the proof is refused anyway, and need not be remembered. */
  readonly expiresAt: Date;
}

export interface PageSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly person: PersonActor;
}

/**
 * Exchanges a proof for a bearer session, once.
 * @throws Fault `unauthenticated` when it was used before, or its account is not connected
 */
export async function openPageSession(ctx: Context, proven: ProvenUser): Promise<PageSession> {
  const { user } = proven;
  const person = await recogniseCrmUser(ctx, user);
  await spendPageProof(ctx, proven);
  await ctx.store.transact(person.tenantId, (tx) =>
    record(ctx, tx, [{ type: 'session.opened', actor: person, facts: { crm: user.crm } }]),
  );
  return sessionFrom(ctx, person, ctx.now());
}

/** Uses a proof up, for whoever exchanges one. @throws Fault `unauthenticated` when it was used before or is too old */
export async function spendPageProof(ctx: Context, { user, proofId, expiresAt }: ProvenUser): Promise<void> {
  const tenantId = tenantIdFor(user.crm, user.accountId);
  const now = ctx.now();
  await ctx.store.transact(tenantId, async (tx) => {
    await forgetExpiredProofs(tx, tenantId, now);
    if (expiresAt > now && (await spendProof(tx, tenantId, proofId, now, expiresAt))) return;
    throw new Fault('unauthenticated', 'This proof of who you are was used already or is too old. Reload the page.');
  });
}

/** A fresh token while the old one still holds. @throws Fault `unauthenticated` when it does not, or after a working day */
export async function renewPageSession(ctx: Context, token: string): Promise<PageSession> {
  const credential = parseCredential(token);
  if (credential === null || credential.kind !== 'fws') throw refused();
  const { tenantId, id, secretHex } = credential;
  const session = await ctx.store.read(tenantId, (tx) => liveSession(tx, tenantId, id, ctx.now()));
  if (session === null || !isSecretOf(secretHex, session.tokenHash)) throw refused();
  if (ctx.now().getTime() - session.begunAt.getTime() >= longestMs) throw refused();
  return sessionFrom(ctx, actorFor(session.person), session.begunAt);
}

async function sessionFrom(ctx: Context, person: PersonActor, begunAt: Date): Promise<PageSession> {
  const now = ctx.now().getTime();
  const life = Math.min(lifeMs, begunAt.getTime() + longestMs - now);
  const token = await startSession(ctx, person.tenantId, person.personId, life, begunAt);
  return { token, expiresAt: new Date(now + life), person };
}
