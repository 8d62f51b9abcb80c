import type { FieldValue } from '#domain/crm/field.ts';
import type { DecisionId, PersonId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

/** The first yes of two, bound to what was shown: for another value, present value or policy it counts nothing. */
export interface Approval {
  readonly tenantId: TenantId;
  readonly suggestionId: SuggestionId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly value: FieldValue;
  readonly current: FieldValue;
  readonly policyVersion: number;
  readonly at: Date;
}

/** In the order in which they were given. */
export async function approvalsOf(
  tx: Reading,
  tenantId: TenantId,
  suggestionIds: readonly SuggestionId[],
): Promise<Approval[]> {
  if (suggestionIds.length === 0) return [];
  const rows = await tx
    .selectFrom('approval')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'approval.tenant_id').onRef('person.id', '=', 'approval.person_id'),
    )
    .selectAll('approval')
    .select('person.name')
    .where('approval.tenant_id', '=', tenantId)
    .where('approval.suggestion_id', 'in', suggestionIds)
    .orderBy('approval.at')
    .execute();
  return rows.map((row) => ({
    tenantId,
    suggestionId: row.suggestion_id as SuggestionId,
    personId: row.person_id as PersonId,
    personName: row.name,
    value: row.value,
    current: row.current,
    policyVersion: row.policy_version,
    at: row.at,
  }));
}

/** A person's newest yes takes the place of their earlier one. */
export async function keepApproval(
  tx: Writing,
  approval: Omit<Approval, 'personName'>,
  decisionId: DecisionId,
): Promise<void> {
  const said = {
    decision_id: decisionId,
    value: approval.value,
    current: approval.current,
    policy_version: approval.policyVersion,
    at: approval.at,
  };
  const { tenantId, suggestionId, personId } = approval;
  await tx
    .deleteFrom('approval')
    .where('tenant_id', '=', tenantId)
    .where('suggestion_id', '=', suggestionId)
    .where('person_id', '=', personId)
    .execute();
  await tx
    .insertInto('approval')
    .values({ tenant_id: tenantId, suggestion_id: suggestionId, person_id: personId, ...said })
    .execute();
}
