import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lane } from '#domain/crm/lane.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { openStore, type Store } from '#store/database.ts';
import { rateBudget } from '#store/rate-budget.ts';
import { ensureTenant } from '#store/tenants.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

const terms = { burst: 5, perSecond: 2, reserve: 2 };
const windowMs = 10_000;
const callsPerWindow = terms.burst + (windowMs / 1000) * terms.perSecond;
const start = Date.parse('2026-03-02T09:00:00Z');

let database: TestDatabase;
let stores: readonly Store[];
let tenants = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  // Two processes of one deployment.
  stores = [openStore({ url: database.url }), openStore({ url: database.url })];
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await database.drop();
});

/** The budget of a new tenant as each process sees it, and a clock that only the test moves. */
async function openBudgets() {
  tenants += 1;
  const tenantId = `hubspot.${tenants}` as TenantId;
  const [first] = stores;
  await first?.transact(tenantId, (tx) => ensureTenant(tx, tenantId, tenantId, new Date(start)));

  let at = start;
  const budgets = stores.map((store) => rateBudget(store, tenantId, 'hubspot', terms, () => at));
  /** Whether there was a token, without waiting for one. @returns milliseconds until it is worth asking again, else 0 */
  const waitFor = async (process: number, lane: Lane): Promise<number> => {
    try {
      await budgets[process]?.take(lane, at);
      return 0;
    } catch (error) {
      if (error instanceof Fault && error.code === 'crm_rate_limited') return Number(error.facts.retryAfterMs);
      throw error;
    }
  };
  return {
    waitFor,
    hold: (process: number, until: number) => budgets[process]?.holdUntil(until),
    refuse: (process: number) => budgets[process]?.limitReached(15_000),
    tell: (process: number, used: number) => budgets[process]?.usageSeen({ used, limit: 1_000 }),
    pass: (ms: number) => {
      at += ms;
    },
    now: () => at,
  };
}

describe('the budget of calls that all processes share', () => {
  it('never lets more through in any ten seconds than burst and refill allow, whoever asks whenever', async () => {
    const step = fc.record({ process: fc.constantFrom(0, 1), passMs: fc.integer({ min: 0, max: 1_500 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
        const { waitFor, pass, now } = await openBudgets();
        const taken: number[] = [];
        for (const { process, passMs } of steps) {
          pass(passMs);
          if ((await waitFor(process, 'interactive')) === 0) taken.push(now());
        }
        for (const from of taken) {
          const within = taken.filter((at) => at >= from && at < from + windowMs);
          expect(within.length).toBeLessThanOrEqual(callsPerWindow);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('gives each token to one of many that ask at once', async () => {
    const { waitFor } = await openBudgets();
    const waits = await Promise.all(Array.from({ length: 12 }, (_, index) => waitFor(index % 2, 'interactive')));
    expect(waits.filter((ms) => ms === 0)).toHaveLength(terms.burst);
  });

  it('keeps a reserve for people: background work stops earlier', async () => {
    const { waitFor } = await openBudgets();
    const waits = [];
    for (let call = 0; call < terms.burst; call += 1) waits.push(await waitFor(0, 'background'));
    expect(waits.filter((ms) => ms === 0)).toHaveLength(terms.burst - terms.reserve);
    expect(await waitFor(1, 'interactive')).toBe(0);
  });

  it('tells when to come back, and then there is a token', async () => {
    const { waitFor, pass } = await openBudgets();
    for (let call = 0; call < terms.burst; call += 1) await waitFor(0, 'interactive');
    const ms = await waitFor(1, 'interactive');
    expect(ms).toBe(1000 / terms.perSecond);
    pass(ms - 1);
    expect(await waitFor(1, 'interactive')).toBeGreaterThan(0);
    pass(1);
    expect(await waitFor(0, 'interactive')).toBe(0);
  });

  it('loses nothing of the refill to those who ask too early', async () => {
    const { waitFor, pass } = await openBudgets();
    for (let call = 0; call < terms.burst; call += 1) await waitFor(0, 'interactive');
    for (let asked = 0; asked < 5; asked += 1) {
      pass(99);
      expect(await waitFor(asked % 2, 'interactive')).toBeGreaterThan(0);
    }
    pass(5);
    expect(await waitFor(0, 'interactive')).toBe(0);
  });

  it('lets nobody through while one process was told by the CRM to wait', async () => {
    const { waitFor, hold, pass, now } = await openBudgets();
    await waitFor(0, 'interactive');
    await hold(0, now() + 3_000);
    expect(await waitFor(1, 'interactive')).toBe(3_000);
    pass(2_999);
    expect(await waitFor(1, 'background')).toBeGreaterThan(0);
    pass(1);
    expect(await waitFor(1, 'interactive')).toBe(0);
  });
});

describe('the limit of a day', () => {
  it('once used up, is asked about ever less often, until it is said to have room again', async () => {
    const { refuse, tell, waitFor, pass } = await openBudgets();
    await waitFor(0, 'interactive');
    const holds = [];
    for (let refusal = 0; refusal < 8; refusal += 1) {
      const ms = (await refuse(refusal % 2)) ?? 0;
      holds.push(ms / 1000);
      expect(await waitFor(1, 'interactive')).toBe(ms);
      pass(ms);
      expect(await waitFor(0, 'interactive')).toBe(0);
    }
    expect(holds).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
    await tell(1, 10);
    expect(await refuse(0)).toBe(15_000);
  });

  it('counts calls that were refused together as one refusal', async () => {
    const { refuse, waitFor, pass } = await openBudgets();
    await waitFor(0, 'interactive');
    const holds = await Promise.all([refuse(0), refuse(1), refuse(0)]);
    expect(holds).toEqual([15_000, 15_000, 15_000]);
    pass(15_000);
    expect(await refuse(1)).toBe(30_000);
  });

  it('leaves its last tenth to people, in every process', async () => {
    const { tell, waitFor, pass } = await openBudgets();
    await waitFor(0, 'interactive');
    pass(10_000);
    await tell(0, 900);
    expect(await waitFor(1, 'background')).toBe(0);
    await tell(0, 901);
    expect(await waitFor(1, 'background')).toBe(900_000);
    expect(await waitFor(1, 'interactive')).toBe(0);
    await tell(1, 100);
    pass(10_000);
    expect(await waitFor(0, 'background')).toBe(0);
  });

  it('is asked about again when what was told is an hour old', async () => {
    const { tell, waitFor, pass } = await openBudgets();
    await waitFor(0, 'interactive');
    await tell(0, 990);
    pass(60 * 60_000 - 1);
    expect(await waitFor(0, 'background')).toBeGreaterThan(0);
    pass(1);
    expect(await waitFor(0, 'background')).toBe(0);
  });
});
