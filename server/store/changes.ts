import type { Selectable } from 'kysely';
import type { FieldValue } from '#domain/crm/field.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { FaultCode } from '#domain/shared/fault.ts';
import type { ChangeId, DecisionId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import { insertMany } from './insert-many.ts';
import type { Database } from './schema.ts';

export type ChangeKind = 'apply' | 'revert';
/** `sent`: a write may have left, and only a read of the CRM can tell. */
export type ChangeState = 'intended' | 'sent' | 'applied' | 'failed' | 'conflicted';
export type ChangeOutcome = Extract<ChangeState, 'applied' | 'failed' | 'conflicted'>;

/** One write to the CRM and what became of it. */
export interface Change {
  readonly tenantId: TenantId;
  readonly id: ChangeId;
  readonly suggestionId: SuggestionId;
  readonly decisionId: DecisionId;
  readonly kind: ChangeKind;
  readonly record: RecordRef;
  readonly field: string;
  /** What the CRM must still hold for the write to be right. */
  readonly expected: FieldValue;
  readonly value: FieldValue;
  readonly state: ChangeState;
  readonly attempts: number;
  /** What the CRM held instead, for a conflict; `undefined` when not known. */
  readonly found: FieldValue | undefined;
  readonly replacedUnseen: FieldValue | undefined;
  readonly message: string | null;
  /** A person wants the value saved although the CRM suspects a duplicate. */
  readonly allowDuplicate: boolean;
  /** With whose access the last write left; `null` before the first. */
  readonly writtenAs: WrittenAs | null;
  /** Why it failed, where a code tells more than the words. */
  readonly failureCode: FaultCode | null;
  readonly createdAt: Date;
}

/** `person`: with the deciding person's own access to the CRM. `app`: with the account's. */
export type WrittenAs = 'person' | 'app';

export type NewChange = Omit<
  Change,
  'state' | 'attempts' | 'found' | 'replacedUnseen' | 'message' | 'writtenAs' | 'failureCode'
>;

export async function insertChanges(
  tx: Writing,
  changes: readonly NewChange[],
  lease: { until: Date; token: string },
): Promise<void> {
  await insertMany(
    tx,
    'change',
    changes.map((change) => ({
      tenant_id: change.tenantId,
      id: change.id,
      suggestion_id: change.suggestionId,
      decision_id: change.decisionId,
      kind: change.kind,
      crm: change.record.crm,
      object_type: change.record.objectType,
      record_id: change.record.recordId,
      field: change.field,
      expected: change.expected,
      value: change.value,
      state: 'intended',
      lease_until: lease.until,
      lease_token: lease.token,
      found: null,
      replaced_unseen: null,
      message: null,
      allow_duplicate: change.allowDuplicate,
      written_as: null,
      failure_code: null,
      created_at: change.createdAt,
      finished_at: null,
      attempts: 0,
      found_known: false,
      replaced_unseen_known: false,
    })),
  );
}

/**
 * Takes over an unfinished change whose holder's time is up.
 * @returns the change; `'held'` while another process works on it; `'finished'` when there is nothing left to do
 */
export async function claimChange(
  tx: Writing,
  tenantId: TenantId,
  id: ChangeId,
  now: Date,
  lease: { until: Date; token: string },
): Promise<Change | 'held' | 'finished'> {
  const row = await tx
    .selectFrom('change')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.finished_at !== null) return 'finished';
  if (row.lease_until !== null && row.lease_until > now) return 'held';
  await tx
    .updateTable('change')
    .set({ lease_until: lease.until, lease_token: lease.token })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
  return fromRow(row);
}

/** The change as its holder works on it; `null` once the lease is gone. */
export async function heldChange(
  tx: Reading,
  tenantId: TenantId,
  id: ChangeId,
  leaseToken: string,
): Promise<Change | null> {
  const row = await tx
    .selectFrom('change')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('lease_token', '=', leaseToken)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Notes that a write is about to leave. @returns false when the lease was lost, and nothing may be sent */
export async function markSent(
  tx: Writing,
  change: Change,
  leaseToken: string,
  as: WrittenAs,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('change')
    .set(({ eb }) => ({ state: 'sent', attempts: eb('attempts', '+', 1), written_as: as }))
    .where('tenant_id', '=', change.tenantId)
    .where('id', '=', change.id)
    .where('lease_token', '=', leaseToken)
    .where('lease_until', '>', now)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes the note back: the CRM itself said that this one write did not happen. */
export async function markNotWritten(tx: Writing, change: Change, leaseToken: string): Promise<void> {
  await tx
    .updateTable('change')
    .set(({ eb }) => ({ attempts: eb('attempts', '-', 1) }))
    .where('tenant_id', '=', change.tenantId)
    .where('id', '=', change.id)
    .where('lease_token', '=', leaseToken)
    .where('finished_at', 'is', null)
    .execute();
}

export interface EndOfChange {
  readonly state: ChangeOutcome;
  readonly message: string | null;
  readonly found?: FieldValue | undefined;
  readonly replacedUnseen?: FieldValue | undefined;
  readonly failureCode?: FaultCode | undefined;
}

export function columnsOfEnd(end: EndOfChange) {
  return {
    state: end.state,
    message: end.message,
    failure_code: end.failureCode ?? null,
    found: end.found ?? null,
    found_known: end.found !== undefined,
    replaced_unseen: end.replacedUnseen ?? null,
    replaced_unseen_known: end.replacedUnseen !== undefined,
  };
}

/** Records the one outcome. @returns `null` when the lease was lost: whoever holds it now records the outcome */
export async function finishChange(
  tx: Writing,
  change: Change,
  leaseToken: string,
  end: EndOfChange,
  at: Date,
): Promise<Change | null> {
  const row = await tx
    .updateTable('change')
    .set({ ...columnsOfEnd(end), finished_at: at, lease_until: null, lease_token: null })
    .where('tenant_id', '=', change.tenantId)
    .where('id', '=', change.id)
    .where('lease_token', '=', leaseToken)
    .where('finished_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Gives the change back unfinished, with the reason that people see meanwhile. */
export async function releaseChange(tx: Writing, change: Change, leaseToken: string, message: string): Promise<void> {
  await tx
    .updateTable('change')
    .set({ lease_until: null, lease_token: null, message })
    .where('tenant_id', '=', change.tenantId)
    .where('id', '=', change.id)
    .where('lease_token', '=', leaseToken)
    .execute();
}

/** The newest change of each suggestion. */
export async function latestChanges(
  tx: Reading,
  tenantId: TenantId,
  suggestionIds: readonly SuggestionId[],
): Promise<ReadonlyMap<string, Change>> {
  if (suggestionIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('change')
    .distinctOn('suggestion_id')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('suggestion_id', 'in', suggestionIds)
    .orderBy('suggestion_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.suggestion_id, fromRow(row)]));
}

/** The write that made a suggestion `applied`: what an undo has to take back. */
export async function appliedChange(
  tx: Reading,
  tenantId: TenantId,
  suggestionId: SuggestionId,
): Promise<Change | null> {
  const row = await tx
    .selectFrom('change')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('suggestion_id', '=', suggestionId)
    .where('kind', '=', 'apply')
    .where('state', '=', 'applied')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export function fromRow(row: Selectable<Database['change']>): Change {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as ChangeId,
    suggestionId: row.suggestion_id as SuggestionId,
    decisionId: row.decision_id as DecisionId,
    kind: row.kind as ChangeKind,
    record: { crm: row.crm, objectType: row.object_type, recordId: row.record_id },
    field: row.field,
    expected: row.expected,
    value: row.value,
    state: row.state as ChangeState,
    attempts: row.attempts,
    found: row.found_known ? row.found : undefined,
    replacedUnseen: row.replaced_unseen_known ? row.replaced_unseen : undefined,
    message: row.message,
    allowDuplicate: row.allow_duplicate,
    writtenAs: row.written_as as WrittenAs | null,
    failureCode: row.failure_code as FaultCode | null,
    createdAt: row.created_at,
  };
}
