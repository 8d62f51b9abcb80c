import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionReply } from '#contract/decision.ts';
import type { ReviewSuggestion } from '#contract/review.ts';
import { acceptBody, dealAt, fileAll, itemFor, shown, truth } from '#test/support/filing.ts';
import { enrol } from '#test/support/people.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';
import type { FleetProcess } from './fleet-process.ts';
import { startFleet } from './start-fleet.ts';

/** Our servers renew a token in the last minute of its life: under this load, every two seconds. */
const tokenLifeSeconds = 62;
const decisions = 60;

let scene: Scene;
let fleet: FleetProcess[];
let waiting: { suggestion: ReviewSuggestion; record: ReturnType<typeof dealAt>; value: string }[];
beforeAll(async () => {
  scene = await openScene({ withWorker: false, tokenLifeSeconds });
  fleet = await startFleet(scene);
  // Some deals hold the value already, or do not take it: a few more than are needed.
  const deals = Array.from({ length: decisions + 20 }, (_, index) => dealAt(scene, 100 + index));
  const items = await Promise.all(
    deals.map((record, index) => itemFor(scene, { record, proposedValue: String(100 + index) })),
  );
  const filed = await fileAll(scene, items);
  const pending = deals.flatMap((record, index) => (filed[index]?.status === 'pending' ? [{ record, index }] : []));
  waiting = await Promise.all(
    pending.slice(0, decisions).map(async ({ record, index }) => ({
      record,
      value: String(100 + index),
      suggestion: await shown(scene, record, filed[index]?.id),
    })),
  );
}, 60_000);
afterAll(async () => {
  await Promise.all(fleet?.map((one) => one.kill()) ?? []);
  await scene?.close();
});

/** Answers after which a person tries the same again; the others are final. */
const passing = ['crm_unreachable', 'crm_rate_limited', 'field_busy'];

/** As a person's browser behind a load balancer: the same decision again, elsewhere, until somebody has answered it. */
async function decideSomewhere(token: string, path: string, body: object, first: number): Promise<DecisionReply> {
  for (let turn = first; ; turn += 1) {
    const server = fleet[turn % fleet.length];
    try {
      const response = await fetch(`${server?.url}/api/suggestions/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const reply = (await response.json()) as DecisionReply;
      if (response.status === 200 && (reply.ok || !passing.includes(reply.code))) return reply;
      if (response.status < 500 && response.status !== 200) throw new Refused(JSON.stringify(reply));
    } catch (error) {
      // Else killed while it answered, or not there yet.
      if (error instanceof Refused) throw error;
    }
    await wait(50);
  }
}

class Refused extends Error {}

describe('three servers on one PostgreSQL', () => {
  it('ask for one new token when the old one is over for all of them at once', async () => {
    const { token } = await enrol(scene, 'admin');
    const check = async (url: string) => {
      const response = await fetch(`${url}/api/connection/check`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{}',
      });
      return ((await response.json()) as { ok: boolean }).ok;
    };
    for (let round = 0; round < 5; round += 1) {
      const before = scene.crm.refreshes().length;
      scene.crm.endAccessTokens();
      const answers = await Promise.all([...fleet, ...fleet, ...fleet].map(({ url }) => check(url)));
      expect(answers).not.toContain(false);
      expect(scene.crm.refreshes().length - before).toBe(1);
    }
  });
});

describe('three servers on one PostgreSQL, one of them killed again and again', () => {
  it('lose no decision and make none twice', async () => {
    const people = await Promise.all([1, 2, 3].map(() => enrol(scene, 'rep')));
    let over = false;
    let kills = 0;
    const killing = (async () => {
      for (let turn = 0; !over; turn += 1) {
        await wait(1_200);
        const victim = fleet[turn % fleet.length];
        await victim?.kill();
        kills += 1;
        await victim?.start();
      }
    })();
    const answers: DecisionReply[] = [];
    // Six at a time, so that the load goes on over several kills.
    const queue = waiting.map(({ suggestion }, index) => ({ suggestion, index }));
    const worker = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { suggestion, index } = next;
        const { token } = people[index % people.length] ?? { token: '' };
        const rejects = index % 5 === 4;
        const accept = acceptBody(suggestion, index % 5 === 3 ? String(500 + index) : undefined);
        const body = rejects ? { decisionId: randomUUID(), reason: 'other' } : accept;
        answers.push(await decideSomewhere(token, `${suggestion.id}/${rejects ? 'reject' : 'accept'}`, body, index));
        await wait(400);
      }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    over = true;
    await killing;
    expect(kills).toBeGreaterThan(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(answers.length).toBe(decisions);

    const ids = waiting.map(({ suggestion }) => suggestion.id);
    const unfinished = () =>
      asOwner<{ id: string }>(scene, "select id from suggestion where id = any($1) and state = 'accepted'", [ids]);
    await expect.poll(async () => (await unfinished()).length, { timeout: 60_000, interval: 250 }).toBe(0);

    const rows = await asOwner<{ id: string; state: string; decisions: number; decided: number; outcomes: number }>(
      scene,
      `select s.id, s.state,
        (select count(*)::int from decision d where d.suggestion_id = s.id) as decisions,
        (select count(*)::int from event e where e.suggestion_id = s.id
          and e.type in ('suggestion.accepted', 'suggestion.edited', 'suggestion.rejected')) as decided,
        (select count(*)::int from event e where e.suggestion_id = s.id
          and e.type in ('change.applied', 'change.failed', 'change.conflicted')) as outcomes
       from suggestion s where s.id = any($1)`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [index, { suggestion, record, value }] of waiting.entries()) {
      const { id } = suggestion;
      const rejected = index % 5 === 4;
      expect(byId.get(id), `suggestion ${index}`).toMatchObject({
        decisions: 1,
        decided: 1,
        outcomes: rejected ? 0 : 1,
      });
      const held = truth(scene, record, 'seats_needed');
      const chosen = index % 5 === 3 ? String(500 + index) : value;
      if (byId.get(id)?.state === 'applied') expect(held, `deal ${index}`).toBe(chosen);
      else expect(held, `deal ${index}`).not.toBe(chosen);
    }
    expect(rows.filter(({ state }) => state === 'applied').length).toBeGreaterThan(decisions / 2);
  }, 150_000);
});
