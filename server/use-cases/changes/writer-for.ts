import type { CallTerms, CrmGateway } from '#crm/gateway.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PersonId } from '#domain/shared/ids.ts';
import type { Change } from '#store/changes.ts';
import { decisionById } from '#store/decisions.ts';
import { peopleById } from '#store/people.ts';
import { requireEditable } from '../access/crm-rights.ts';
import { endOwnConnection } from '../connections/end-own-connection.ts';
import type { Context } from '../context.ts';

/** With whose access a change is written. */
export type Writer =
  | { readonly as: 'person'; readonly personId: PersonId; readonly gateway: CrmGateway }
  | { readonly as: 'app'; readonly gateway: CrmGateway };

/**
 * The deciding person's own access where they lent it, so that the CRM's sharing, validation and history are theirs;
 * else the account's, after the CRM was asked what that person may do: a decision gives nobody more than the CRM does.
 * What the policy decided by itself goes out with the account's access and no more.
 * @throws Fault `record_not_editable`, `field_not_editable`, or what the CRM answers
 */
export async function writerFor(ctx: Context, change: Change, account: CrmGateway, terms: CallTerms): Promise<Writer> {
  const { tenantId, record } = change;
  const person = await ctx.store.read(tenantId, async (tx) => {
    const decision = await decisionById(tx, tenantId, change.decisionId);
    if (decision === null) throw new Error('a change without its decision');
    if (decision.personId === null) return null;
    return (await peopleById(tx, tenantId, [decision.personId])).get(decision.personId);
  });
  if (person === undefined) throw new Error('a decision without its person');
  if (person === null) return { as: 'app', gateway: account };
  const own = await ctx.gatewayOfPerson(tenantId, record.crm, person.id);
  if (own !== null) return { as: 'person', personId: person.id, gateway: own };
  await requireEditable(account, person, record, [change.field], terms);
  return { as: 'app', gateway: account };
}

/**
 * The CRM took back what a person had lent. Their approval was for a write as themselves, so it does not silently
 * become one with the account's access: they are told, and decide again.
 */
export async function lentAccessEnded(ctx: Context, change: Change, personId: PersonId): Promise<Fault> {
  await endOwnConnection(ctx, change.tenantId, change.record.crm, personId, 'the CRM no longer accepts it');
  const message =
    'The CRM no longer accepts the access that you lent, so nothing was written. Lend it again, or ask again to have ' +
    "it written with Fieldward's own access.";
  return new Fault('crm_access_lost', message);
}
