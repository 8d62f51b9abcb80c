import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { enrolNeighbour, registerAgent } from '#test/support/people.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

interface PauseReply {
  readonly id: string;
  readonly reason: string;
  readonly setBy: string;
}

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const set = (body: object, as: Parameters<Scene['call']>[0] = 'sales_ops') =>
  scene.call<PauseReply>(as, 'POST', '/api/pauses', body);
const lift = (id: string, as: Parameters<Scene['call']>[0] = 'sales_ops') =>
  scene.call(as, 'DELETE', `/api/pauses/${id}`);
const inForce = async () => (await scene.call<{ pauses: PauseReply[] }>('rep', 'GET', '/api/pauses')).body.pauses;

describe('a pause', () => {
  it('is listed for everybody while it is in force, and logged when it begins and ends', async () => {
    const { body } = await set({ objectType: 'deals', reason: 'Migration' });
    expect(await inForce()).toMatchObject([{ id: body.id, reason: 'Migration', setBy: 'Inés Duarte' }]);
    expect((await eventsOfType(scene, 'pause.set'))[0]).toMatchObject({
      actor: { name: 'Inés Duarte' },
      facts: { pause: body.id, scope: { agentId: null, objectType: 'deals', field: null } },
      values: { reason: { value: 'Migration' } },
    });
    expect(await lift(body.id, 'admin')).toMatchObject({ status: 200, body: { lifted: true } });
    expect(await inForce()).toEqual([]);
    expect((await eventsOfType(scene, 'pause.lifted'))[0]).toMatchObject({
      actor: { name: 'Ruth Abernathy' },
      facts: { pause: body.id },
    });
  });

  it('tells how many suggestions it keeps from being decided, whatever the case of the names', async () => {
    await fileOne(scene, { record: dealAt(scene, 60), field: 'use_case', proposedValue: 'Rollout' });
    const { body } = await set({ objectType: 'Deals', field: 'Use_Case', reason: 'Count' });
    const other = await set({ objectType: 'tickets', reason: 'Nothing waits there' });
    expect(await inForce()).toMatchObject([
      { id: body.id, heldSuggestions: 1, heldWrites: 0 },
      { id: other.body.id, heldSuggestions: 0, heldWrites: 0 },
    ]);
    for (const { id } of [body, other.body]) await lift(id);
  });

  it('is lifted once', async () => {
    const { body } = await set({ field: 'champion', reason: 'Once' });
    const before = (await eventsOfType(scene, 'pause.lifted', 200)).length;
    const answers = await Promise.all([lift(body.id), lift(body.id), lift(body.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    expect(await eventsOfType(scene, 'pause.lifted', 200)).toHaveLength(before + 1);
  });

  it('holds as long as one of several that cover the same work is in force', async () => {
    const record = dealAt(scene, 20);
    const first = await set({ objectType: 'deals', reason: 'First' });
    const second = await set({ field: 'seats_needed', reason: 'Second' });
    await lift(first.body.id);
    expect(await fileOne(scene, { record })).toMatchObject({ code: 'paused' });
    await lift(second.body.id);
    expect((await fileOne(scene, { record })).status).toBe('pending');
  });

  it('holds a field whatever the case of its name', async () => {
    const { body } = await set({ objectType: 'Deals', field: 'SEATS_NEEDED', reason: 'Case' });
    expect(await fileOne(scene, { record: dealAt(scene, 21) })).toMatchObject({ code: 'paused' });
    await lift(body.id);
  });

  it('of one agent leaves the others working', async () => {
    const other = await registerAgent(scene);
    const { body } = await set({ agentId: other.id, reason: 'Odd quotes' });
    expect(await fileOne(scene, { record: dealAt(scene, 22), as: other })).toMatchObject({ code: 'paused' });
    expect((await fileOne(scene, { record: dealAt(scene, 22) })).status).toBe('pending');
    await lift(body.id);
  });

  it('of a neighbour holds nobody here, and nobody here can lift it', async () => {
    const neighbour = await enrolNeighbour(scene, 'admin');
    const { body } = await set({ reason: 'Everything, next door' }, neighbour);
    expect((await fileOne(scene, { record: dealAt(scene, 23) })).status).toBe('pending');
    expect(await lift(body.id)).toMatchObject({ status: 404 });
    expect(await inForce()).toEqual([]);
  });

  it('needs a reason, and a person who may set it', async () => {
    for (const body of [{}, { reason: '' }, { reason: 'x', until: '2027-01-01' }, { reason: 'x', agentId: 'all' }]) {
      expect(await set(body)).toMatchObject({ status: 400, body: { code: 'request_malformed' } });
    }
    expect(await set({ reason: 'Mine' }, 'rep')).toMatchObject({ status: 403 });
    expect(await inForce()).toEqual([]);
  });
});
