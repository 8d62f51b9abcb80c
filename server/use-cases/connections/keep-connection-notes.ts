import type { SystemActor } from '#domain/shared/actor.ts';
import { type TenantId, tenantIdFor } from '#domain/shared/ids.ts';
import {
  addProofRefusals,
  type ConnectionHealth,
  lockConnectionHealth,
  saveConnectionHealth,
} from '#store/connection-health.ts';
import { connectionKnown } from '#store/connections.ts';
import type { Store, Writing } from '#store/database.ts';
import { record, type Sealing } from '../context.ts';
import type { ConnectionNotes } from './connection-notes.ts';

interface Noted {
  readonly tenantId: TenantId;
  readonly crm: string;
  readonly health: Partial<ConnectionHealth>;
  readonly refusals: ReadonlyMap<string, { readonly times: number; readonly skewMs: number | null; readonly at: Date }>;
}

/** Made-up accounts must not fill our memory. */
const accountsMax = 2_000;
const reasonsMax = 20;

export function keepConnectionNotes(ctx: Sealing & { readonly store: Store }): ConnectionNotes {
  let noted = new Map<string, Noted>();

  function note(tenantId: TenantId, crm: string, change: (standing: Noted) => Noted): void {
    const key = `${tenantId} ${crm}`;
    const standing = noted.get(key);
    if (standing === undefined && noted.size >= accountsMax) return;
    noted.set(key, change(standing ?? { tenantId, crm, health: {}, refusals: new Map() }));
  }
  const heard = (tenantId: TenantId, crm: string, news: Partial<ConnectionHealth>) =>
    note(tenantId, crm, (standing) => ({ ...standing, health: { ...standing.health, ...news } }));

  return {
    answered: (tenantId, crm) => heard(tenantId, crm, { lastAnswerAt: ctx.now() }),
    failed: (tenantId, crm, code) => heard(tenantId, crm, { lastFailureAt: ctx.now(), lastFailureCode: code }),
    clockSeen: (tenantId, crm, skewMs) =>
      heard(tenantId, crm, { clockSkewMs: Math.round(skewMs), clockSeenAt: ctx.now() }),
    refused: ({ crm, accountId, reason, skewMs }) => {
      note(tenantIdFor(crm, accountId), crm, (standing) => {
        const before = standing.refusals.get(reason);
        if (before === undefined && standing.refusals.size >= reasonsMax) return standing;
        const now = { times: (before?.times ?? 0) + 1, skewMs, at: ctx.now() };
        return { ...standing, refusals: new Map(standing.refusals).set(reason, now) };
      });
    },
    flush: async () => {
      const due = noted;
      noted = new Map();
      for (const one of due.values()) await ctx.store.transact(one.tenantId, (tx) => write(ctx, tx, one));
    },
  };
}

async function write(ctx: Sealing, tx: Writing, { tenantId, crm, health, refusals }: Noted): Promise<void> {
  // Of an account that is not connected nothing is kept, whatever claims to come from it.
  if (!(await connectionKnown(tx, { tenantId, crm, holder: 'account' }))) return;
  for (const [reason, { times, skewMs, at }] of refusals) {
    await addProofRefusals(tx, tenantId, crm, { reason, times, lastAt: at, skewMs: bounded(skewMs) });
  }
  if (Object.keys(health).length === 0) return;
  const standing = await lockConnectionHealth(tx, tenantId, crm);
  const now: ConnectionHealth = { ...standing, ...health };
  await saveConnectionHealth(tx, tenantId, crm, { ...now, clockSkewMs: bounded(now.clockSkewMs) });
  if (isLost(standing) || !isLost(now)) return;
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'watch-connection' };
  await record(ctx, tx, [{ type: 'connection.access_lost', actor, facts: { crm } }]);
}

/** Whether the last word of the CRM was that we have no access any more. */
export function isLost({ lastAnswerAt, lastFailureAt, lastFailureCode }: ConnectionHealth): boolean {
  if (lastFailureCode !== 'crm_access_lost' || lastFailureAt === null) return false;
  return lastAnswerAt === null || lastAnswerAt < lastFailureAt;
}

/** As much as the column holds: whoever sends a proof can say anything about the time. */
function bounded(ms: number | null): number | null {
  const max = 2_000_000_000;
  return ms === null ? null : Math.max(-max, Math.min(max, Math.round(ms)));
}
