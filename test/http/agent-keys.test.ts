import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentKeysReply, AgentKeyView } from '#contract/agent-key.ts';
import { dealAt, fileOne, itemFor } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { enrol, enrolNeighbour, registerAgent } from '#test/support/people.ts';
import { asOwner, type Caller, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
let ahead = 0;
beforeAll(async () => {
  scene = await openScene({ withWorker: false, now: () => new Date(Date.now() + ahead) });
});
afterAll(() => scene.close());

interface Issued {
  key: string;
  details: AgentKeyView;
  code: string;
}
const keyIdOf = (token: string) => token.split('.')[1] ?? '';
const issue = (agentId: string, body: object, as: Caller = 'admin') =>
  scene.call<Issued>(as, 'POST', `/api/agents/${agentId}/keys`, body);
const rotate = (agentId: string, keyId: string, body: object, as: Caller = 'admin') =>
  scene.call<Issued>(as, 'POST', `/api/agents/${agentId}/keys/${keyId}/rotate`, body);
const keysOf = async (agentId: string, as: Caller = 'admin') =>
  (await scene.call<AgentKeysReply>(as, 'GET', `/api/agents/${agentId}/keys`)).body;
const works = async (token: string) =>
  (await scene.call({ token }, 'GET', '/v1/fields?crm=hubspot&objectType=deals')).status === 200;

describe('the keys of an agent', () => {
  it('are listed with what they are for and when they were last used, and without their secret', async () => {
    const agent = await registerAgent(scene);
    const before = await keysOf(agent.id);
    expect(before.keys).toMatchObject([{ state: 'in_force', lastUsedAt: null, scopes: null, replaces: null }]);
    expect(before.keys[0]?.may).toContain('suggestion.file');
    expect(await works(agent.token)).toBe(true);
    const used = Date.parse((await keysOf(agent.id)).keys[0]?.lastUsedAt ?? '');
    expect(used).toBeGreaterThan(Date.parse(before.keys[0]?.createdAt ?? ''));
    expect(await works(agent.token)).toBe(true);
    expect(Date.parse((await keysOf(agent.id)).keys[0]?.lastUsedAt ?? '')).toBe(used);
    ahead = 61_000;
    expect(await works(agent.token)).toBe(true);
    expect(Date.parse((await keysOf(agent.id)).keys[0]?.lastUsedAt ?? '')).toBeGreaterThan(used);
    ahead = 0;
    expect(JSON.stringify(await keysOf(agent.id))).not.toContain(agent.token.split('.')[2]);
    expect((await keysOf(agent.id, await enrol(scene, 'auditor'))).abilities).toEqual({ manage: false });
  });

  it('never make a request wait for the note of its use, nor fail where that cannot be written', async () => {
    const agent = await registerAgent(scene);
    await scene.owner.query('begin');
    await scene.owner.query('select from agent_key where id = $1 for update', [keyIdOf(agent.token)]);
    expect(await works(agent.token)).toBe(true);
    await scene.owner.query('rollback');
    const lastUse = async () => (await keysOf(agent.id)).keys[0]?.lastUsedAt;
    expect(await lastUse()).toBeNull();
    await asOwner(scene, 'revoke update on agent_key from fieldward_app');
    expect(await works(agent.token)).toBe(true);
    expect(await lastUse()).toBeNull();
    await asOwner(scene, 'grant update on agent_key to fieldward_app');
    expect(await works(agent.token)).toBe(true);
    expect(await lastUse()).not.toBeNull();
  });

  it('end after as many days as was said', async () => {
    const agent = await registerAgent(scene);
    const { body } = await issue(agent.id, { days: 2 });
    expect(await works(body.key)).toBe(true);
    ahead = 2 * 86_400_000 + 1_000;
    expect(await works(body.key)).toBe(false);
    ahead = 0;
    expect(await issue(agent.id, { days: 366 })).toMatchObject({ status: 400 });
  });

  it('can be narrower than the agent in fields and in use, and are held to it', async () => {
    const agent = await registerAgent(scene);
    const { body } = await issue(agent.id, {
      scopes: [{ objectType: 'deals', fields: ['seats_needed'] }],
      may: ['suggestion.file', 'source.file'],
    });
    const key = { token: body.key };
    expect((await fileOne(scene, { record: dealAt(scene, 60), as: key })).status).toBe('pending');
    const other = await fileOne(scene, { record: dealAt(scene, 60), field: 'use_case', as: key });
    expect(other).toMatchObject({ status: 'refused', code: 'agent_out_of_scope' });
    expect((await scene.call(key, 'GET', '/v1/fields?crm=hubspot&objectType=deals')).status).toBe(403);
    const reader = await issue(agent.id, { may: ['field.list'] });
    const filing = { suggestions: [await itemFor(scene, { record: dealAt(scene, 61), as: { token: agent.token } })] };
    expect((await scene.call({ token: reader.body.key }, 'POST', '/v1/suggestions', filing)).status).toBe(403);
    expect(await works(reader.body.key)).toBe(true);
  });

  it('can never be wider than the agent', async () => {
    const agent = await registerAgent(scene, { scopes: [{ objectType: 'deals', fields: ['seats_needed'] }] });
    for (const scopes of [
      [{ objectType: 'deals', fields: null }],
      [
        { objectType: 'contacts', fields: [] as string[] },
        { objectType: 'contacts', fields: ['phone'] },
      ],
      [{ objectType: 'deals', fields: ['seats_needed', 'amount'] }],
    ]) {
      expect(await issue(agent.id, { scopes })).toMatchObject({ status: 400, body: { code: 'request_malformed' } });
    }
    expect((await keysOf(agent.id)).keys).toHaveLength(1);
  });
});

describe('rotating a key', () => {
  it('lets the old one work for the overlap and no longer, as narrow as before', async () => {
    const agent = await registerAgent(scene);
    const narrow = { scopes: [{ objectType: 'deals', fields: ['seats_needed'] }] };
    const old = (await issue(agent.id, { days: 30, ...narrow })).body;
    const fresh = await rotate(agent.id, keyIdOf(old.key), { days: 30, overlapHours: 2 });
    expect(fresh.body.details).toMatchObject({ replaces: keyIdOf(old.key), ...narrow });
    expect([await works(old.key), await works(fresh.body.key)]).toEqual([true, true]);
    ahead = 2 * 3_600_000 + 1_000;
    expect([await works(old.key), await works(fresh.body.key)]).toEqual([false, true]);
    ahead = 0;
    const [event] = await eventsOfType(scene, 'agent.key_rotated');
    expect(event?.facts).toMatchObject({ agent: agent.id, replaces: keyIdOf(old.key), key: keyIdOf(fresh.body.key) });
  });

  it('without overlap ends the old one at once, and never makes it last longer', async () => {
    const agent = await registerAgent(scene);
    const short = (await issue(agent.id, { days: 1 })).body;
    const next = (await rotate(agent.id, keyIdOf(short.key), { overlapHours: 168 })).body;
    const ends = (await keysOf(agent.id)).keys.find(({ id }) => id === keyIdOf(short.key))?.expiresAt;
    expect(ends).toBe(short.details.expiresAt);
    await rotate(agent.id, keyIdOf(next.key), { overlapHours: 0 });
    expect(await works(next.key)).toBe(false);
  });

  it('is not for a key that has ended, another agent’s, or a neighbour’s', async () => {
    const [agent, other] = [await registerAgent(scene), await registerAgent(scene)];
    const keyId = keyIdOf(agent.token);
    expect((await rotate(other.id, keyId, {})).status).toBe(404);
    expect((await rotate(agent.id, keyId, {}, await enrolNeighbour(scene, 'admin'))).status).toBe(404);
    await scene.call('admin', 'DELETE', `/api/agent-keys/${keyId}`);
    expect((await rotate(agent.id, keyId, {})).status).toBe(404);
    expect((await keysOf(agent.id)).keys.map(({ state }) => state)).toEqual(['revoked']);
  });
});
