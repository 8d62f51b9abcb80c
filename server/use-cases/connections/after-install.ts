import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type PersonId, type TenantId } from '#domain/shared/ids.ts';
import { peopleById } from '#store/people.ts';
import type { HostCertificate } from '#store/proofs.ts';
import { actorFor } from '../access/recognise.ts';
import { startSession } from '../access/start-session.ts';
import { type Context, record } from '../context.ts';
import { addHostCertificate } from './host-certificates.ts';

const purpose = 'after-install';
const lifeMs = 15 * 60_000;
/** Long enough to publish an allowlist and register an agent; whoever needs another one connects again. */
const sessionMs = 60 * 60_000;

/** For the page that an admin sees right after connecting: the CRM has just said who they are, and nobody else has. */
export function afterInstallTicket(ctx: Context, { tenantId, personId }: PersonActor): string {
  const until = ctx.now().getTime() + lifeMs;
  return ctx.tokens.seal(purpose, JSON.stringify({ tenantId, personId, until }));
}

/** @throws Fault `unauthenticated` for a ticket that is not ours or too old, `forbidden`, `request_malformed` */
export async function nameCertificate(ctx: Context, ticket: string, pem: string): Promise<HostCertificate> {
  return addHostCertificate(ctx, await adminWith(ctx, ticket), pem);
}

/**
 * A session for the command line, for one hour.
 * @returns the token, which is kept nowhere else
 * @throws Fault `unauthenticated` for a ticket that is not ours or too old, `forbidden`
 */
export async function commandLineSession(ctx: Context, ticket: string): Promise<string> {
  const actor = await adminWith(ctx, ticket);
  const { tenantId, personId } = actor;
  await ctx.store.transact(tenantId, (tx) =>
    record(ctx, tx, [{ type: 'session.opened', actor, facts: { crm: crmOf(tenantId), for: 'command line' } }]),
  );
  return startSession(ctx, tenantId, personId, sessionMs);
}

async function adminWith(ctx: Context, ticket: string): Promise<PersonActor> {
  const opened = ctx.tokens.open(purpose, ticket);
  const held = opened === null ? null : (JSON.parse(opened) as Ticket);
  if (held === null || held.until <= ctx.now().getTime()) {
    throw new Fault('unauthenticated', 'This page is too old. Connect the account again.');
  }
  const { tenantId, personId } = held;
  const people = await ctx.store.read(tenantId, (tx) => peopleById(tx, tenantId, [personId]));
  const person = people.get(personId);
  if (person?.role !== 'admin') throw new Fault('forbidden', 'Only an admin can do this.');
  return actorFor(person, ctx.now());
}

interface Ticket {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly until: number;
}
