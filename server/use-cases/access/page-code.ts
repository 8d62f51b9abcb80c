import { randomUUID } from 'node:crypto';
import type { CrmProvider } from '#crm/provider.ts';
import type { AgentActor, PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { accountOf, crmOf } from '#domain/shared/ids.ts';
import { peopleById } from '#store/people.ts';
import type { Context } from '../context.ts';
import type { ProvenUser } from './page-session.ts';
import type { VouchedUser } from './recognise.ts';

const sealedFor = 'page-code';
const lifeMs = 60_000;

interface Sealed {
  readonly user: VouchedUser;
  readonly proofId: string;
  readonly until: number;
}

/** A code for a page of ours whose user was proven just now: good once, for a minute, and telling nothing. */
export function codeFor(ctx: Context, user: VouchedUser): string {
  const sealed: Sealed = { user, proofId: randomUUID(), until: ctx.now().getTime() + lifeMs };
  return ctx.tokens.seal(sealedFor, JSON.stringify(sealed));
}

/** The same for somebody whom a request has proven. @throws Fault `forbidden` for anybody but a person */
export async function codeForPerson(ctx: Context, actor: AgentActor | PersonActor): Promise<string> {
  if (actor.kind !== 'person') throw new Fault('forbidden', 'Only people can open the console.');
  const { tenantId, personId } = actor;
  const person = (await ctx.store.read(tenantId, (tx) => peopleById(tx, tenantId, [personId]))).get(personId);
  if (person === undefined) throw new Error('an authenticated person is not stored');
  const { crmUserId: userId, email } = person;
  return codeFor(ctx, { crm: crmOf(tenantId), accountId: accountOf(tenantId), userId, email });
}

/** @throws Fault `unauthenticated` for what `codeFor` did not make for this CRM. Whether it was used is not asked here */
export function readCode(ctx: Context, crm: string, code: string): ProvenUser {
  const opened = ctx.tokens.open(sealedFor, code);
  const sealed = opened === null ? null : (JSON.parse(opened) as Sealed);
  if (sealed === null || sealed.user.crm !== crm) {
    throw new Fault('unauthenticated', 'This code is not valid here. Sign in again.');
  }
  return { user: sealed.user, proofId: sealed.proofId, expiresAt: new Date(sealed.until) };
}

/**
 * Who signed in with the CRM's own consent page. The access that comes with it is used for nothing and kept nowhere. It
 * is not revoked either: where a CRM gives one refresh token per user and app, that would take the connection's own.
 * @throws Fault `crm_access_lost`, `crm_unreachable`
 */
export async function signInWithCrm(
  provider: CrmProvider,
  request: { code: string; redirectUri: string; codeVerifier: string },
): Promise<VouchedUser> {
  const { accountId, userId } = await provider.exchangeCode(request);
  if (userId === null) throw new Fault('crm_access_lost', `${provider.name} did not say who signed in. Sign in again.`);
  return { crm: provider.crm, accountId, userId, email: '' };
}
