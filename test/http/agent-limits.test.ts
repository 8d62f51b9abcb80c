import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, itemFor } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { registerAgent } from '#test/support/people.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
let ahead = 0;
beforeAll(async () => {
  scene = await openScene({ withWorker: false, now: () => new Date(Date.now() + ahead) });
});
afterAll(() => scene.close());

describe('an agent that files too much', () => {
  const limited = async (limits: object) => {
    const answer = await scene.call<{ agent: { id: string }; key: string }>('admin', 'POST', '/api/agents', {
      name: `Limited ${Math.random()}`,
      purpose: 'Reads e-mails.',
      businessOwner: 'Sales operations',
      technicalOwner: 'Platform team',
      scopes: [{ objectType: 'deals', fields: null }],
      limits: { openPerRecord: 25, filedPerHour: 1_000, ...limits },
    });
    return { token: answer.body.key, id: answer.body.agent.id };
  };
  const full = { status: 'refused', code: 'agent_limit_reached' };

  it('cannot bury a rep: so many wait on one record, others are refused and logged, until people decide', async () => {
    const agent = await limited({ openPerRecord: 1 });
    const record = dealAt(scene, 62);
    const first = await fileOne(scene, { record, as: agent });
    expect(first.status).toBe('pending');
    expect(await fileOne(scene, { record, field: 'use_case', proposedValue: 'Call', as: agent })).toMatchObject(full);
    const [event] = await eventsOfType(scene, 'suggestion.refused');
    expect(event?.facts).toMatchObject({ code: 'agent_limit_reached', field: 'use_case' });
    // A better value for the same field is no second one, and another record is another card.
    expect((await fileOne(scene, { record, proposedValue: '78', as: agent })).status).toBe('pending');
    expect((await fileOne(scene, { record, proposedValue: '78', as: agent })).status).toBe('duplicate');
    expect((await fileOne(scene, { record: dealAt(scene, 63), as: agent })).status).toBe('pending');
    // Where more wait than may, as when the limit was lowered, what waits can still be put right.
    await asOwner(scene, 'update agent set open_per_record_max = 2 where id = $1', [agent.id]);
    expect((await fileOne(scene, { record, field: 'champion', proposedValue: 'Call', as: agent })).status).toBe(
      'pending',
    );
    await asOwner(scene, 'update agent set open_per_record_max = 1 where id = $1', [agent.id]);
    expect((await fileOne(scene, { record, proposedValue: '79', as: agent })).status).toBe('pending');
    expect(await fileOne(scene, { record, field: 'use_case', proposedValue: 'Call', as: agent })).toMatchObject(full);
    await asOwner(scene, "update suggestion set state = 'expired' where record_id = $1", [record.recordId]);
    expect((await fileOne(scene, { record, field: 'use_case', proposedValue: 'Call', as: agent })).status).toBe(
      'pending',
    );
  });

  it('cannot get past it by filing everything at the same moment', async () => {
    const agent = await limited({ openPerRecord: 2 });
    const record = dealAt(scene, 64);
    const fields = ['seats_needed', 'use_case', 'champion', 'current_solution', 'description'];
    const answers = await Promise.all(
      fields.map((field) =>
        fileOne(scene, { record, field, proposedValue: field === 'seats_needed' ? '77' : 'Text', as: agent }),
      ),
    );
    const [row] = await asOwner<{ n: number }>(
      scene,
      "select count(*)::int as n from suggestion where agent_id = $1 and state in ('pending', 'quarantined')",
      [agent.id],
    );
    expect(row?.n).toBe(2);
    expect(answers.filter(({ code }) => code === full.code)).toHaveLength(3);
  });

  it('has so many items an hour, in all its requests together, and the next hour anew', async () => {
    // Half past, so that no hour ends between the first request and the last.
    const hourMs = 3_600_000;
    const toHalfPast = 1.5 * hourMs - (Date.now() % hourMs);
    ahead = toHalfPast;
    const agent = await limited({ filedPerHour: 3 });
    const items = await Promise.all(
      [65, 66, 67, 68].map((index) => itemFor(scene, { record: dealAt(scene, index), as: agent })),
    );
    const file = async (suggestions: unknown[]) =>
      (
        await scene.call<{ results: { status: string; code?: string }[] }>(agent, 'POST', '/v1/suggestions', {
          suggestions,
        })
      ).body.results;
    const calls = scene.crm.counters().batchReads;
    const answers = (await Promise.all(items.map((item) => file([item])))).flat();
    expect(answers.filter(({ status }) => status === 'pending')).toHaveLength(3);
    expect(answers.filter(({ code }) => code === 'agent_limit_reached')).toHaveLength(1);
    expect(scene.crm.counters().batchReads - calls).toBeLessThanOrEqual(3);
    expect(await file([items[0]])).toMatchObject([full]);
    ahead = toHalfPast + hourMs;
    expect((await file([items[0]])).map(({ code }) => code)).not.toContain('agent_limit_reached');
    ahead = 0;
  });
});

describe('one key that asks too fast', () => {
  it('is told to wait, and nobody else is', async () => {
    const [busy, other] = [await registerAgent(scene), await registerAgent(scene)];
    const ask = (token: string) => scene.call<{ code?: string }>({ token }, 'GET', '/api/settings');
    const statuses: number[] = [];
    for (let round = 0; round < 45; round += 1) {
      const answers = await Promise.all(Array.from({ length: 25 }, () => ask(busy.token)));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([403, 429]));
    const answer = await ask(busy.token);
    expect(answer).toMatchObject({ status: 429, type: expect.stringContaining('application/problem+json') });
    expect(answer.body.code).toBe('rate_limited');
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await ask(other.token)).status).toBe(403);
    // Whoever knows the key's id and not its secret has not spent it, nor can they.
    expect((await ask(busy.token.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status).toBe(401);
  });
});
