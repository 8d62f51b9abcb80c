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
  const at = new Date(nowMs);
  const { rows } = await sql<{ tokens: number; held_ms: number }>`
    insert into rate_budget (tenant_id, crm, tokens, refilled_at)
    values (${tenantId}, ${crm}, ${burst}, ${at})
    on conflict (tenant_id, crm) do update set
      tokens = least(${burst}::float8, rate_budget.tokens + ${perSecond}::float8 *
        greatest(0, extract(epoch from ${at}::timestamptz - rate_budget.refilled_at))),
      refilled_at = greatest(rate_budget.refilled_at, ${at}::timestamptz)
    returning tokens, coalesce(extract(epoch from held_until - ${at}::timestamptz) * 1000, 0)::float8 as held_ms
  `.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('the budget row is missing');
  if (row.held_ms > 0) return Math.ceil(row.held_ms);
  const floor = lane === 'interactive' ? 1 : 1 + terms.reserve;
  if (row.tokens < floor) return Math.max(10, Math.ceil(((floor - row.tokens) / perSecond) * 1000));
  await sql`update rate_budget set tokens = tokens - 1 where tenant_id = ${tenantId} and crm = ${crm}`.execute(tx);
  return 0;
}
