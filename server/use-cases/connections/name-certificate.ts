import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import { peopleById } from '#store/people.ts';
import type { HostCertificate } from '#store/proofs.ts';
import { actorFor } from '../access/recognise.ts';
import type { Context } from '../context.ts';
import { addHostCertificate } from './host-certificates.ts';

const purpose = 'name-certificate';
const lifeMs = 15 * 60_000;

/** For the page that an admin sees right after connecting: they are signed in to the CRM, and nowhere else yet. */
export function certificateTicket(ctx: Context, { tenantId, personId }: PersonActor): string {
  const until = ctx.now().getTime() + lifeMs;
  return ctx.tokens.seal(purpose, JSON.stringify({ tenantId, personId, until }));
}

/** @throws Fault `unauthenticated` for a ticket that is not ours or too old, `forbidden`, `request_malformed` */
export async function nameCertificate(ctx: Context, ticket: string, pem: string): Promise<HostCertificate> {
  const opened = ctx.tokens.open(purpose, ticket);
  const held =
    opened === null ? null : (JSON.parse(opened) as { tenantId: TenantId; personId: PersonId; until: number });
  if (held === null || held.until <= ctx.now().getTime()) {
    throw new Fault('unauthenticated', 'This page is too old. Connect the account again to name its certificate.');
  }
  const { tenantId, personId } = held;
  const person = await ctx.store.read(tenantId, async (tx) =>
    (await peopleById(tx, tenantId, [personId])).get(personId),
  );
  if (person?.role !== 'admin') throw new Fault('forbidden', 'Only an admin can name a certificate.');
  return addHostCertificate(ctx, actorFor(person), pem);
}
