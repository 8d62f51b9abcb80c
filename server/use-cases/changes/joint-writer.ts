import type { CallTerms, CrmGateway } from '#crm/gateway.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Change, WrittenAs } from '#store/changes.ts';
import { decisionById } from '#store/decisions.ts';
import { peopleById } from '#store/people.ts';
import { rightsHold } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';

/** With whose access changes are written together. */
export interface JointWriter {
  readonly as: WrittenAs;
  readonly gateway: CrmGateway;
  /** What the CRM says against this person changing it; `null` = nothing. */
  readonly holdOf: (change: Change) => Fault | null;
}

/** As `writerFor`, for changes of one object that one person decided: one question for all records. */
export async function jointWriter(
  ctx: Context,
  changes: readonly Change[],
  account: CrmGateway,
  terms: CallTerms,
): Promise<JointWriter> {
  const [first] = changes;
  if (first === undefined) return { as: 'app', gateway: account, holdOf: () => null };
  const { tenantId, record } = first;
  const person = await ctx.store.read(tenantId, async (tx) => {
    const personId = (await decisionById(tx, tenantId, first.decisionId))?.personId ?? null;
    return personId === null ? undefined : (await peopleById(tx, tenantId, [personId])).get(personId);
  });
  if (person === undefined) throw new Error('a joint write without the person who approved it');
  const own = await ctx.gatewayOfPerson(tenantId, record.crm, person.id);
  if (own !== null) return { as: 'person', gateway: own, holdOf: () => null };
  const ids = [...new Set(changes.map((change) => change.record.recordId))];
  const names = [...new Set(changes.map(({ field }) => field))];
  const rights = await account.userAccessTo(person.crmUserId, record.objectType, ids, names, terms);
  return {
    as: 'app',
    gateway: account,
    holdOf: (change) => {
      const access = rights.get(change.record.recordId);
      if (access === undefined || access.record === 'none') {
        return new Fault('record_not_found', 'The record is not there for the person who approved this.');
      }
      const hold = rightsHold(access, change.field, change.field);
      if (hold === null) return null;
      return new Fault(access.record === 'read' ? 'record_not_editable' : 'field_not_editable', hold);
    },
  };
}
