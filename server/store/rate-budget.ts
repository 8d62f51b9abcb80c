import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Lane } from '#domain/crm/lane.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Store, Writing } from './database.ts';

/**
 * A token bucket in one row, so that all processes spend from the same one. Its burst plus ten seconds of refill
 * stays below the CRM's rolling limit, whatever the moment: `burst + 10 × perSecond ≤ limit per 10 s`.
 */
export interface BudgetTerms {
  readonly burst: number;
  readonly perSecond: number;
  /** Tokens that background work leaves for people. */
  readonly reserve: number;
}

export function rateBudget(store: Store, tenantId: TenantId, crm: string, terms: BudgetTerms, now: () => number) {
  return {
    async take(lane: Lane, deadline: number): Promise<void> {
      for (;;) {
        const waitMs = await store.transact(tenantId, (tx) => spend(tx, tenantId, crm, lane, terms, now()));
        if (waitMs === 0) return;
        if (now() + waitMs > deadline) {
          const message = "The CRM's rate limit is used up for the moment. Try again in a few seconds.";
          throw new Fault('crm_rate_limited', message, { retryAfterMs: waitMs });
        }
        await wait(waitMs);
      }
    },
    async holdUntil(until: number): Promise<void> {
      await store.transact(tenantId, async (tx) => {
        await tx
          .updateTable('rate_budget')
          .set(({ fn, val }) => ({ held_until: fn('greatest', ['held_until', val(new Date(until))]), tokens: 0 }))
          .where('tenant_id', '=', tenantId)
          .where('crm', '=', crm)
          .execute();
      });
    },
  };
}

/** @returns 0 when a token was taken, else milliseconds until it is worth asking again */
async function spend(tx: Writing, tenantId: TenantId, crm: string, lane: Lane, terms: BudgetTerms, nowMs: number) {
  const { burst, perSecond } = terms;
  const at = sql`${new Date(nowMs)}::timestamptz`;
  const refilled = sql<number>`least(${burst}::float8, b.tokens + ${perSecond}::float8 *
    greatest(0, extract(epoch from ${at} - b.refilled_at)))`;
  const floor = lane === 'interactive' ? 1 : 1 + terms.reserve;
  // Every call to a CRM passes here, so what nearly always holds, that a token is there, takes one trip.
  const taken = await sql`
    insert into rate_budget as b (tenant_id, crm, tokens, refilled_at)
    values (${tenantId}, ${crm}, ${burst}::float8 - 1, ${at})
    on conflict (tenant_id, crm) do update
      set tokens = ${refilled} - 1, refilled_at = greatest(b.refilled_at, ${at})
      where ${refilled} >= ${floor}::float8 and (b.held_until is null or b.held_until <= ${at})
    returning true
  `.execute(tx);
  if (taken.rows.length > 0) return 0;
  // Untouched then: refilled from the same moment the next time.
  const { rows } = await sql<{ tokens: number; held_ms: number }>`
    select ${refilled} as tokens, coalesce(extract(epoch from b.held_until - ${at}) * 1000, 0)::float8 as held_ms
    from rate_budget b where b.tenant_id = ${tenantId} and b.crm = ${crm}
  `.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('the budget row is missing');
  if (row.held_ms > 0) return Math.ceil(row.held_ms);
  return Math.max(10, Math.ceil(((floor - row.tokens) / perSecond) * 1000));
}
