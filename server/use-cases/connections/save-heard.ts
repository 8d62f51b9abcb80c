import type { SystemActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import {
  addProofRefusals,
  type ConnectionHealth,
  lockConnectionHealth,
  type ProofRefusals,
  saveConnectionHealth,
} from '#store/connection-health.ts';
import { connectionKnown } from '#store/connections.ts';
import type { Writing } from '#store/database.ts';
import { record, type Sealing } from '../context.ts';

/** What one process noticed of one connection since it last wrote. */
export interface Heard {
  readonly crm: string;
  readonly health: Partial<ConnectionHealth>;
}

/** Adds to what all processes noticed. That access is lost goes into the log, once for each time that it is. */
export async function saveHeard(
  ctx: Sealing,
  tx: Writing,
  tenantId: TenantId,
  { crm, health, refusals }: Heard & { readonly refusals: readonly ProofRefusals[] },
): Promise<void> {
  // Of an account that is not connected nothing is kept, whatever claims to come from it.
  if (!(await connectionKnown(tx, { tenantId, crm, holder: 'account' }))) return;
  for (const refusal of refusals) {
    await addProofRefusals(tx, tenantId, crm, { ...refusal, skewMs: bounded(refusal.skewMs) });
  }
  if (Object.keys(health).length === 0) return;
  const standing = await lockConnectionHealth(tx, tenantId, crm);
  const now = newestOf(standing, health);
  await saveConnectionHealth(tx, tenantId, crm, { ...now, clockSkewMs: bounded(now.clockSkewMs) });
  if (isLost(standing) || !isLost(now)) return;
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'watch-connection' };
  await record(ctx, tx, [{ type: 'connection.access_lost', actor, facts: { crm } }]);
}

/** Processes write in any order: what one of them heard earlier must not hide what another heard since. */
function newestOf(standing: ConnectionHealth, news: Partial<ConnectionHealth>): ConnectionHealth {
  const isNewer = (at: Date | null | undefined, than: Date | null) => at != null && (than === null || at > than);
  const { lastAnswerAt = null, lastFailureAt = null, lastFailureCode = null } = news;
  const { clockSkewMs = null, clockSeenAt = null } = news;
  return {
    ...standing,
    ...(isNewer(lastAnswerAt, standing.lastAnswerAt) ? { lastAnswerAt } : {}),
    ...(isNewer(lastFailureAt, standing.lastFailureAt) ? { lastFailureAt, lastFailureCode } : {}),
    ...(isNewer(clockSeenAt, standing.clockSeenAt) ? { clockSkewMs, clockSeenAt } : {}),
  };
}

/** Whether the last word of the CRM was that we have no access any more. */
function isLost({ lastAnswerAt, lastFailureAt, lastFailureCode }: ConnectionHealth): boolean {
  if (lastFailureCode !== 'crm_access_lost' || lastFailureAt === null) return false;
  return lastAnswerAt === null || lastAnswerAt < lastFailureAt;
}

/** As much as the column holds: whoever sends a proof can say anything about the time. */
function bounded(ms: number | null): number | null {
  const max = 2_000_000_000;
  return ms === null ? null : Math.max(-max, Math.min(max, Math.round(ms)));
}
