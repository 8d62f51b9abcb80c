import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionHealthReply } from '#contract/connection-health.ts';
import type { DecisionReply } from '#contract/decision.ts';
import type { FiledResult } from '#contract/suggestion.ts';
import { installThroughBrowser } from '#demo/install.ts';
import { acceptBody, dealAt, fileAll, itemFor, shown, truth } from '#test/support/filing.ts';
import { callerOf, openScene, type Scene } from '#test/support/scene.ts';
import type { FleetProcess } from './fleet-process.ts';
import { startFleet } from './start-fleet.ts';

let scene: Scene;
let fleet: FleetProcess[];
beforeAll(async () => {
  // Ours renew a token in the last minute of its life, so these live for a second and a half.
  scene = await openScene({ withWorker: false, tokenLifeSeconds: 61.5 });
  scene.crm.replaceRefreshTokens();
  fleet = await startFleet(scene, { leaseMs: 45_000 });
}, 60_000);
afterAll(async () => {
  await Promise.all(fleet?.map((one) => one.kill()) ?? []);
  await scene?.close();
});

/** The call as it reaches one of the servers, whichever has its turn. */
function at(turn: number): Scene['call'] {
  const server = fleet[turn % fleet.length];
  if (server === undefined) throw new Error('there is no fleet');
  return callerOf(server.url, scene.token);
}

/** Whether the CRM takes a call of this server now. */
async function check(turn: number): Promise<boolean> {
  return (await at(turn)<{ ok: boolean }>('admin', 'POST', '/api/connection/check', {})).body.ok;
}

/** Suggestions for these deals, as a rep sees them, each with the value that it proposes. */
async function waitingAt(places: readonly number[]) {
  const deals = places.map((place) => ({ record: dealAt(scene, place), value: String(200 + place) }));
  const items = await Promise.all(deals.map(({ record, value }) => itemFor(scene, { record, proposedValue: value })));
  const filed = await fileAll(scene, items);
  const pending = deals.flatMap((deal, index) => {
    const { id, status } = filed[index] ?? {};
    return status === 'pending' ? [{ ...deal, id }] : [];
  });
  return Promise.all(
    pending.map(async ({ record, value, id }) => ({ record, value, suggestion: await shown(scene, record, id) })),
  );
}

describe('three servers, where each refresh replaces the refresh token', () => {
  const roundsCount = 20;
  let waiting: Awaited<ReturnType<typeof waitingAt>>;
  beforeEach(async () => {
    waiting = await waitingAt(Array.from({ length: roundsCount * 2 }, (_, index) => 20 + index));
  });

  it('never spend one twice, however often the access token ends while people decide', async () => {
    // A few deals hold the value already or do not take it.
    expect(waiting.length).toBeGreaterThan(roundsCount);
    const before = scene.crm.refreshes().length;
    for (let round = 0; round < roundsCount; round += 1) {
      scene.crm.endAccessTokens();
      const decided = waiting.slice(round * 2, round * 2 + 2).map(async ({ suggestion, record, value }, index) => {
        const path = `/api/suggestions/${suggestion.id}/accept`;
        const answer = await at(round + index)<DecisionReply>('rep', 'POST', path, acceptBody(suggestion));
        expect(answer.body).toEqual({ ok: true, state: 'applied', waiting: false, message: null });
        expect(truth(scene, record, 'seats_needed')).toBe(value);
      });
      const checked = [0, 1, 2, 0, 1, 2].map(async (turn) => expect(await check(turn)).toBe(true));
      await Promise.all([...decided, ...checked]);
    }
    expect(scene.crm.refreshes().length - before).toBeGreaterThanOrEqual(roundsCount);
    expect(scene.crm.replacedSpent()).toBe(0);
    expect(scene.crm.liveGrants()).toBe(1);
  }, 60_000);
});

describe('a refresh token that was replaced, and whose successor never arrived', () => {
  it('closes the account everywhere, and writes nothing, until an admin connects it again', async () => {
    const [one] = await waitingAt([80, 81, 82, 83]);
    if (one === undefined) throw new Error('none of the deals takes a suggestion');
    const valueBefore = truth(scene, one.record, 'seats_needed');
    scene.crm.endAccessTokens();
    scene.crm.loseNextRefresh();
    expect(await check(0)).toBe(false);
    expect([await check(0), await check(1), await check(2)]).toEqual([false, false, false]);
    const item = await itemFor(scene, { record: dealAt(scene, 90), proposedValue: '290' });
    const filed = await at(2)<{ results: FiledResult[] }>('agent', 'POST', '/v1/suggestions', { suggestions: [item] });
    expect(filed.body.results).toMatchObject([{ status: 'refused', code: 'crm_access_lost' }]);
    await expect
      .poll(async () => (await at(1)<ConnectionHealthReply>('admin', 'GET', '/api/connection')).body.state)
      .toBe('lost');
    expect(truth(scene, one.record, 'seats_needed')).toBe(valueBefore);

    const admin = scene.crm.people.find(({ role }) => role === 'admin');
    await installThroughBrowser('hubspot', scene.url, scene.url, String(admin?.userId));
    // Each server looks at the connection again after a few seconds.
    for (const turn of [0, 1, 2]) await expect.poll(() => check(turn), { interval: 500 }).toBe(true);
    const path = `/api/suggestions/${one.suggestion.id}/accept`;
    const accepted = await at(1)<DecisionReply>('rep', 'POST', path, acceptBody(one.suggestion));
    expect(accepted.body).toMatchObject({ ok: true, state: 'applied' });
    expect(truth(scene, one.record, 'seats_needed')).toBe(one.value);
  }, 60_000);
});
