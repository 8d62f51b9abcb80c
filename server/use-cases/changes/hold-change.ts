import type { FieldValue } from '#domain/crm/field.ts';
import { type ChangeKind, insertChanges } from '#store/changes.ts';
import { refusedSince } from '#store/connections.ts';
import type { Writing } from '#store/database.ts';
import type { StoredSuggestion } from '#store/suggestions.ts';
import { accessEnded } from '../connections/refused-refresh.ts';
import type { Context } from '../context.ts';
import type { DecisionRequest } from '../suggestions/decide-suggestion.ts';
import type { HeldChange } from './apply-change.ts';

/**
 * One write that a decision asks for, in the decision's own transaction: held by this process until its lease ends,
 * with the job that will finish it if this process dies.
 * @throws Fault `crm_access_lost` while the account's access is known to be lost: the change could only fail, and the
 * decision with it. Undecided, it can be decided as soon as an admin has connected the account again.
 */
export async function holdChange(
  ctx: Context,
  tx: Writing,
  suggestion: StoredSuggestion,
  { decisionId }: DecisionRequest,
  write: { kind: ChangeKind; expected: FieldValue; value: FieldValue; allowDuplicate: boolean },
): Promise<HeldChange> {
  const { tenantId, id: suggestionId, record, field } = suggestion;
  const provider = ctx.providerOf(record.crm);
  const since = await refusedSince(tx, { tenantId, crm: record.crm, holder: 'account' });
  if (since !== null && provider !== null) throw accessEnded(provider, 'account', since);
  const now = ctx.now();
  const lease = { until: new Date(now.getTime() + ctx.timing.leaseMs), token: ctx.newSalt() };
  const id = ctx.newId('chg');
  const change = { tenantId, id, suggestionId, decisionId, record, field, createdAt: now, ...write };
  await insertChanges(tx, [change], lease);
  await ctx.finishLater(tx, tenantId, id, ctx.timing.leaseMs);
  return { tenantId, id, leaseToken: lease.token };
}
