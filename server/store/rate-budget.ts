import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { type DailyUsage, dailyReserve, holdMsAfter, isNews, usageKeptMs } from '#domain/crm/daily-limit.ts';
import type { Lane } from '#domain/crm/lane.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Reading, Store, Writing } from './database.ts';

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

/** What is left of the CRM's limits, as far as it is known. */
export interface BudgetStanding {
  readonly day: { readonly used: number; readonly limit: number; readonly seenAt: Date } | null;
  /** Nobody asks before that moment; `null` when nothing holds. */
  readonly heldUntil: Date | null;
}

export async function budgetStanding(tx: Reading, tenantId: TenantId, crm: string, now: Date): Promise<BudgetStanding> {
  const row = await tx
    .selectFrom('rate_budget')
    .select(['day_used', 'day_limit', 'day_seen_at', 'held_until'])
    .where('tenant_id', '=', tenantId)
    .where('crm', '=', crm)
    .executeTakeFirst();
  const { day_used: used = null, day_limit: limit = null, day_seen_at: seenAt = null, held_until = null } = row ?? {};
  return {
    day: used === null || limit === null || seenAt === null ? null : { used, limit, seenAt },
    heldUntil: held_until !== null && held_until > now ? held_until : null,
  };
}

export function rateBudget(store: Store, tenantId: TenantId, crm: string, terms: BudgetTerms, now: () => number) {
  let lastWritten: (DailyUsage & { at: number }) | null = null;
  const own = { tenant_id: tenantId, crm };
  const budgetOf = (tx: Writing) => tx.updateTable('rate_budget').where((eb) => eb.and(own));
  return {
    async take(lane: Lane, deadline: number): Promise<void> {
      for (;;) {
        const refusal = await store.transact(tenantId, (tx) => spend(tx, tenantId, crm, lane, terms, now()));
        if (refusal === null) return;
        const { waitMs, why } = refusal;
        // A process that was refused for the day may have written since; waiting for a token tells nothing of that.
        if (why !== 'spent') lastWritten = null;
        if (now() + waitMs > deadline) {
          const message = `${reasons[why]} Try again in ${inWords(waitMs)}.`;
          throw new Fault('crm_rate_limited', message, { retryAfterMs: waitMs });
        }
        await wait(waitMs);
      }
    },
    async holdUntil(until: number): Promise<void> {
      await store.transact(tenantId, (tx) =>
        budgetOf(tx)
          .set(({ fn, val }) => ({ held_until: fn('greatest', ['held_until', val(new Date(until))]), tokens: 0 }))
          .execute(),
      );
    },
    limitReached: (firstMs: number): Promise<number> => {
      lastWritten = null;
      return store.transact(tenantId, async (tx) => {
        const rows = tx
          .selectFrom('rate_budget')
          .select(['refusals', 'held_until'])
          .where((eb) => eb.and(own));
        const row = await rows.forUpdate().executeTakeFirst();
        const standing = (row?.held_until?.getTime() ?? 0) - now();
        // Calls of the same moment are refused together: that is one refusal.
        if (row === undefined || standing > 0) return Math.max(standing, firstMs);
        const heldMs = holdMsAfter(firstMs, row.refusals);
        const held = { refusals: row.refusals + 1, held_until: new Date(now() + heldMs) };
        await budgetOf(tx).set(held).execute();
        return heldMs;
      });
    },
    async usageSeen(usage: DailyUsage): Promise<void> {
      const at = now();
      if (!isNews(lastWritten, usage, at)) return;
      const told = { day_used: usage.used, day_limit: usage.limit, day_seen_at: new Date(at), refusals: 0 };
      await store.transact(tenantId, (tx) => budgetOf(tx).set(told).execute());
      lastWritten = { ...usage, at };
    },
  };
}

function inWords(ms: number): string {
  return ms > 90_000 ? `about ${Math.ceil(ms / 60_000)} minutes` : 'a few seconds';
}

const usedUp = "The CRM's rate limit is used up for the moment.";
const reasons = {
  spent: usedUp,
  held: usedUp,
  short: "What is left of the CRM's calls for today is kept for people.",
};

interface Refusal {
  readonly waitMs: number;
  readonly why: keyof typeof reasons;
}

/** When background work looks again whether there are calls enough for it. */
const shortAgainMs = 15 * 60_000;

/** @returns `null` when a token was taken, else how long to wait and why */
async function spend(
  tx: Writing,
  tenantId: TenantId,
  crm: string,
  lane: Lane,
  terms: BudgetTerms,
  nowMs: number,
): Promise<Refusal | null> {
  const { burst, perSecond } = terms;
  const at = sql`${new Date(nowMs)}::timestamptz`;
  const refilled = sql<number>`least(${burst}::float8, b.tokens + ${perSecond}::float8 *
    greatest(0, extract(epoch from ${at} - b.refilled_at)))`;
  const floor = lane === 'interactive' ? 1 : 1 + terms.reserve;
  const isShort = sql<boolean>`${lane === 'background'} and b.day_seen_at is not null
    and b.day_seen_at > ${new Date(nowMs - usageKeptMs)}::timestamptz
    and b.day_limit - b.day_used < b.day_limit * ${dailyReserve}::float8`;
  // Every call to a CRM passes here, so what nearly always holds, that a token is there, takes one trip.
  const taken = await sql`
    insert into rate_budget as b (tenant_id, crm, tokens, refilled_at)
    values (${tenantId}, ${crm}, ${burst}::float8 - 1, ${at})
    on conflict (tenant_id, crm) do update
      set tokens = ${refilled} - 1, refilled_at = greatest(b.refilled_at, ${at})
      where ${refilled} >= ${floor}::float8 and (b.held_until is null or b.held_until <= ${at}) and not (${isShort})
    returning true
  `.execute(tx);
  if (taken.rows.length > 0) return null;
  // Untouched then: refilled from the same moment the next time.
  const { rows } = await sql<{ tokens: number; held_ms: number; is_short: boolean }>`
    select ${refilled} as tokens, ${isShort} as is_short,
      coalesce(extract(epoch from b.held_until - ${at}) * 1000, 0)::float8 as held_ms
    from rate_budget b where b.tenant_id = ${tenantId} and b.crm = ${crm}
  `.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('the budget row is missing');
  if (row.held_ms > 0) return { waitMs: Math.ceil(row.held_ms), why: 'held' };
  if (row.is_short) return { waitMs: shortAgainMs, why: 'short' };
  return { waitMs: Math.max(10, Math.ceil(((floor - row.tokens) / perSecond) * 1000)), why: 'spent' };
}
