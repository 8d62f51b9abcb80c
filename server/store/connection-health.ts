import { sql } from 'kysely';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

/** What was last heard of one connection. */
export interface ConnectionHealth {
  readonly lastAnswerAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastFailureCode: string | null;
  /** Our clock minus the CRM's. */
  readonly clockSkewMs: number | null;
  readonly clockSeenAt: Date | null;
}

const columns = ['last_answer_at', 'last_failure_at', 'last_failure_code', 'clock_skew_ms', 'clock_seen_at'] as const;
const unknown: ConnectionHealth = {
  lastAnswerAt: null,
  lastFailureAt: null,
  lastFailureCode: null,
  clockSkewMs: null,
  clockSeenAt: null,
};

export async function connectionHealth(tx: Reading, tenantId: TenantId, crm: string): Promise<ConnectionHealth> {
  const rows = tx.selectFrom('connection_health').select(columns).where('tenant_id', '=', tenantId);
  const row = await rows.where('crm', '=', crm).executeTakeFirst();
  if (row === undefined) return unknown;
  return {
    lastAnswerAt: row.last_answer_at,
    lastFailureAt: row.last_failure_at,
    lastFailureCode: row.last_failure_code,
    clockSkewMs: row.clock_skew_ms,
    clockSeenAt: row.clock_seen_at,
  };
}

/** Held until the end of the transaction. */
export async function lockConnectionHealth(tx: Writing, tenantId: TenantId, crm: string): Promise<ConnectionHealth> {
  await tx
    .insertInto('connection_health')
    .values({ tenant_id: tenantId, crm })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm']).doNothing())
    .execute();
  const rows = tx.selectFrom('connection_health').select('crm').where('tenant_id', '=', tenantId);
  await rows.where('crm', '=', crm).forUpdate().execute();
  return connectionHealth(tx, tenantId, crm);
}

export async function saveConnectionHealth(
  tx: Writing,
  tenantId: TenantId,
  crm: string,
  health: ConnectionHealth,
): Promise<void> {
  await tx
    .updateTable('connection_health')
    .set({
      last_answer_at: health.lastAnswerAt,
      last_failure_at: health.lastFailureAt,
      last_failure_code: health.lastFailureCode,
      clock_skew_ms: health.clockSkewMs,
      clock_seen_at: health.clockSeenAt,
    })
    .where('tenant_id', '=', tenantId)
    .where('crm', '=', crm)
    .execute();
}

/** Requests of one kind that claimed to come from an account and proved nothing. */
export interface ProofRefusals {
  readonly reason: string;
  readonly times: number;
  readonly lastAt: Date;
  /** How far the clock of the last one was behind ours, where it told. */
  readonly skewMs: number | null;
}

export async function addProofRefusals(
  tx: Writing,
  tenantId: TenantId,
  crm: string,
  { reason, times, lastAt, skewMs }: ProofRefusals,
): Promise<void> {
  const news = { last_at: lastAt, skew_ms: skewMs };
  await tx
    .insertInto('proof_refusal')
    .values({ tenant_id: tenantId, crm, reason, times: String(times), first_at: lastAt, ...news })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'crm', 'reason'])
        .doUpdateSet({ times: sql`proof_refusal.times + excluded.times`, ...news }),
    )
    .execute();
}

/** Those since that moment, the latest first. */
export async function proofRefusals(
  tx: Reading,
  tenantId: TenantId,
  crm: string,
  since: Date,
): Promise<ProofRefusals[]> {
  const rows = await tx
    .selectFrom('proof_refusal')
    .select(['reason', 'times', 'last_at', 'skew_ms'])
    .where('tenant_id', '=', tenantId)
    .where('crm', '=', crm)
    .where('last_at', '>=', since)
    .orderBy('last_at', 'desc')
    .execute();
  return rows.map((row) => ({
    reason: row.reason,
    times: Number(row.times),
    lastAt: row.last_at,
    skewMs: row.skew_ms,
  }));
}
