import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, tenantIdFor } from '#domain/shared/ids.ts';
import { connectionKnown } from '#store/connections.ts';
import type { Writing } from '#store/database.ts';
import { lockPerson, sawPerson } from '#store/people.ts';
import { forgetExpiredProofs, spendProof } from '#store/proofs.ts';
import { liveSession } from '#store/sessions.ts';
import { type Context, record } from '../context.ts';
import { isSecretOf, parseCredential } from './credential.ts';
import { actorFor, recogniseCrmUser, refused, type VouchedUser } from './recognise.ts';
import { addSession } from './start-session.ts';

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
  return ctx.store.transact(person.tenantId, async (tx) => {
    await record(ctx, tx, [{ type: 'session.opened', actor: person, facts: { crm: user.crm } }]);
    return sessionFrom(ctx, tx, person, ctx.now());
  });
}

/** Uses a proof up, for whoever exchanges one. @throws Fault `unauthenticated` when it was used before or is too old */
export async function spendPageProof(ctx: Context, { user, proofId, expiresAt }: ProvenUser): Promise<void> {
  const tenantId = tenantIdFor(user.crm, user.accountId);
  const now = ctx.now();
  const { crm, accountId } = user;
  await ctx.store.transact(tenantId, async (tx) => {
    await forgetExpiredProofs(tx, tenantId, now);
    if (expiresAt > now && (await spendProof(tx, tenantId, proofId, now, expiresAt))) return;
    ctx.notes.refused({ crm, accountId, reason: 'replayed', skewMs: null });
    throw new Fault('unauthenticated', 'This proof of who you are was used already or is too old. Reload the page.');
  });
}

/** A fresh token while the old one still holds. @throws Fault `unauthenticated` when it does not, or after a working day */
export async function renewPageSession(ctx: Context, token: string): Promise<PageSession> {
  const credential = parseCredential(token);
  if (credential === null || credential.kind !== 'fws') throw refused();
  const { tenantId, id, secretHex } = credential;
  return ctx.store.transact(tenantId, async (tx) => {
    const claimed = await liveSession(tx, tenantId, id, ctx.now());
    if (claimed === null || !isSecretOf(secretHex, claimed.tokenHash)) throw refused();
    // Whoever signs this person out everywhere holds the same row: no session slips through between the two.
    await lockPerson(tx, claimed.person);
    const session = await liveSession(tx, tenantId, id, ctx.now());
    // Whoever disconnects the account ends its sessions too, within the life of one.
    const connected = await connectionKnown(tx, { tenantId, crm: crmOf(tenantId), holder: 'account' });
    if (session === null || !connected) throw refused();
    const now = ctx.now();
    if (now.getTime() - session.begunAt.getTime() >= longestMs) throw refused();
    await sawPerson(tx, session.person, now);
    return sessionFrom(ctx, tx, actorFor(session.person, now), session.begunAt);
  });
}

async function sessionFrom(ctx: Context, tx: Writing, person: PersonActor, begunAt: Date): Promise<PageSession> {
  const now = ctx.now().getTime();
  const life = Math.min(lifeMs, begunAt.getTime() + longestMs - now);
  const token = await addSession(ctx, tx, person, life, begunAt);
  return { token, expiresAt: new Date(now + life), person };
}
