import type { FieldValue } from '#domain/crm/field.ts';
import type { DecisionId, PersonId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import { insertMany } from './insert-many.ts';

/**
 * `approve`: the first yes of two, which writes nothing. `auto`: the policy's own yes, without a person. `keep`: a person
 * looked at what was written automatically and leaves it.
 */
export type DecisionKind = 'accept' | 'approve' | 'auto' | 'edit' | 'keep' | 'reject' | 'undo' | 'release' | 'reopen';

/** Who decided: a person, or the policy in the version that let it through. */
export type DecidedBy = { readonly personId: PersonId } | { readonly policyVersion: number };

export interface Decision {
  readonly tenantId: TenantId;
  readonly id: DecisionId;
  readonly suggestionId: SuggestionId;
  readonly kind: DecisionKind;
  readonly by: DecidedBy;
  /** Over the whole request: the same decision id with other content is refused, never silently answered. */
  readonly requestDigest: string;
  readonly shownDigest: string | null;
  readonly value: FieldValue;
  readonly reason: string | null;
  readonly note: string | null;
  readonly at: Date;
}

export async function insertDecisions(tx: Writing, decisions: readonly Decision[]): Promise<void> {
  await insertMany(
    tx,
    'decision',
    decisions.map((decision) => ({
      tenant_id: decision.tenantId,
      id: decision.id,
      suggestion_id: decision.suggestionId,
      kind: decision.kind,
      person_id: 'personId' in decision.by ? decision.by.personId : null,
      policy_version: 'policyVersion' in decision.by ? decision.by.policyVersion : null,
      request_digest: decision.requestDigest,
      shown_digest: decision.shownDigest,
      value: decision.value,
      reason: decision.reason,
      note: decision.note,
      at: decision.at,
    })),
  );
}

export async function decisionById(tx: Reading, tenantId: TenantId, id: DecisionId) {
  const row = await tx
    .selectFrom('decision')
    .select(['id', 'suggestion_id', 'kind', 'person_id', 'request_digest'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as DecisionId,
    suggestionId: row.suggestion_id as SuggestionId,
    kind: row.kind as DecisionKind,
    personId: row.person_id as PersonId | null,
    requestDigest: row.request_digest,
  };
}

export interface DecisionView {
  readonly kind: DecisionKind;
  readonly by: { readonly personId: PersonId; readonly name: string } | { readonly policyVersion: number };
  readonly at: Date;
  readonly reason: string | null;
  readonly note: string | null;
}

/** The newest decision on each suggestion. */
export async function latestDecisions(
  tx: Reading,
  tenantId: TenantId,
  suggestionIds: readonly SuggestionId[],
): Promise<ReadonlyMap<string, DecisionView>> {
  if (suggestionIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('decision')
    .leftJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'decision.tenant_id').onRef('person.id', '=', 'decision.person_id'),
    )
    .distinctOn('decision.suggestion_id')
    .select([
      'decision.suggestion_id',
      'decision.kind',
      'decision.person_id',
      'decision.policy_version',
      'decision.at',
      'decision.reason',
      'decision.note',
      'person.name',
    ])
    .where('decision.tenant_id', '=', tenantId)
    .where('decision.suggestion_id', 'in', suggestionIds)
    .orderBy('decision.suggestion_id')
    .orderBy('decision.at', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.suggestion_id,
      {
        kind: row.kind as DecisionKind,
        by:
          row.person_id === null
            ? { policyVersion: row.policy_version ?? 0 }
            : { personId: row.person_id as PersonId, name: row.name ?? '' },
        at: row.at,
        reason: row.reason,
        note: row.note,
      },
    ]),
  );
}
