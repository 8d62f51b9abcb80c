import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualLimits } from '#domain/agent.ts';
import type { AgentId, TenantId } from '#domain/shared/ids.ts';
import { countFiled } from '#store/agent-usage.ts';
import { insertAgent } from '#store/agents.ts';
import { openStore, type Store } from '#store/database.ts';
import { ensureTenant } from '#store/tenants.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

const tenantId = 'hubspot.1' as TenantId;
const nine = new Date('2026-03-02T09:00:00Z');
const ten = new Date('2026-03-02T10:00:00Z');

let database: TestDatabase;
let stores: [Store, Store];
let agents = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  // Two processes of one deployment.
  stores = [openStore({ url: database.url }), openStore({ url: database.url })];
  await stores[0].transact(tenantId, (tx) => ensureTenant(tx, tenantId, tenantId, nine));
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await database.drop();
});

/** What a new agent files, asked of one process or the other. */
async function openAgent(max: number) {
  agents += 1;
  const id = `agt_${agents}` as AgentId;
  const described = { name: id, purpose: 'Reads.', businessOwner: 'Sales', technicalOwner: 'Platform', scopes: [] };
  const agent = { tenantId, id, ...described, limits: usualLimits, createdAt: nine };
  await stores[0].transact(tenantId, (tx) => insertAgent(tx, agent));
  return (items: number, hour = nine, process: 0 | 1 = 0) =>
    stores[process].transact(tenantId, (tx) => countFiled(tx, { tenantId, agentId: id }, items, hour, max));
}

describe('what an agent files within an hour', () => {
  it('is let through in order until the limit, whatever was asked for before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }),
        async (max, requests) => {
          const file = await openAgent(max);
          let left = max;
          for (const [index, items] of requests.entries()) {
            const granted = await file(items, nine, index % 2 === 0 ? 0 : 1);
            expect(granted).toBe(Math.min(items, left));
            left -= granted;
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never passes the limit when two processes count at the same moment', async () => {
    const file = await openAgent(50);
    const asked = Array.from({ length: 20 }, (_, index) => file(7, nine, index % 2 === 0 ? 0 : 1));
    const granted = await Promise.all(asked);
    expect(granted.reduce((sum, one) => sum + one, 0)).toBe(50);
  });

  it('begins anew with the hour', async () => {
    const file = await openAgent(5);
    expect([await file(9, nine), await file(1, nine), await file(3, ten)]).toEqual([5, 0, 3]);
  });

  it('is not given back by a process whose clock is a little behind', async () => {
    const file = await openAgent(5);
    expect([await file(4, ten, 0), await file(4, nine, 1), await file(1, ten, 0)]).toEqual([4, 1, 0]);
  });

  it('is not held back for ever by a clock that once ran far ahead', async () => {
    const file = await openAgent(5);
    expect(await file(5, new Date('2027-01-01T00:00:00Z'))).toBe(5);
    expect(await file(3, nine)).toBe(3);
  });

  it('has no end at which counting breaks', async () => {
    const file = await openAgent(10);
    expect([await file(1_000_000_000), await file(100), await file(100)]).toEqual([10, 0, 0]);
  });
});
