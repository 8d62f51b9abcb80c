import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { enrolNeighbour, registerAgent } from '#test/support/people.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const keyIdOf = (token: string) => token.split('.')[1] ?? '';
const listFields = (token: string) => scene.call({ token }, 'GET', '/v1/fields?crm=hubspot&objectType=deals');
const refused = { status: 401, body: { code: 'unauthenticated' } };

describe('an agent key', () => {
  it('is shown once, and kept nowhere but as the hash of its secret', async () => {
    const agent = await registerAgent(scene);
    const secret = agent.token.split('.')[2] ?? '';
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const [key] = await asOwner<{ secret_hash: string }>(scene, 'select secret_hash from agent_key where id = $1', [
      keyIdOf(agent.token),
    ]);
    expect(key?.secret_hash).toBe(createHash('sha256').update(secret).digest('hex'));
    const tables = await asOwner<{ name: string }>(
      scene,
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      expect(await asOwner(scene, `select 1 from ${name} t where t::text like $1`, [`%${secret}%`])).toEqual([]);
    }
    const list = await scene.call('admin', 'GET', '/api/agents');
    expect(JSON.stringify(list.body)).toContain(agent.id);
    expect(JSON.stringify(list.body)).not.toContain(secret);
  });

  it('stands in the log by its id, never by its secret', async () => {
    const agent = await registerAgent(scene);
    const [registered] = await eventsOfType(scene, 'agent.registered');
    const [issued] = await eventsOfType(scene, 'agent.key_issued');
    expect(registered).toMatchObject({ facts: { agent: agent.id, name: agent.name } });
    expect(issued).toMatchObject({ facts: { agent: agent.id, key: keyIdOf(agent.token) } });
    expect(Buffer.from(issued?.body ?? '', 'base64').toString()).not.toContain(agent.token.split('.')[2]);
  });

  it('works beside a second one of the same agent, until it is revoked', async () => {
    const agent = await registerAgent(scene);
    const issued = await scene.call<{ key: string }>('admin', 'POST', `/api/agents/${agent.id}/keys`, {});
    expect(issued.body.key).not.toBe(agent.token);
    const revoke = () => scene.call('admin', 'DELETE', `/api/agent-keys/${keyIdOf(agent.token)}`);
    expect((await listFields(agent.token)).status).toBe(200);
    expect((await revoke()).status).toBe(200);
    expect(await listFields(agent.token)).toMatchObject(refused);
    expect((await listFields(issued.body.key)).status).toBe(200);
    expect((await revoke()).status).toBe(404);
    const [event] = await eventsOfType(scene, 'agent.key_revoked');
    expect(event).toMatchObject({ actor: { kind: 'person' }, facts: { key: keyIdOf(agent.token) } });
  });

  it('ends after its time', async () => {
    const agent = await registerAgent(scene);
    await asOwner(scene, `update agent_key set expires_at = now() - interval '1 second' where id = $1`, [
      keyIdOf(agent.token),
    ]);
    expect(await listFields(agent.token)).toMatchObject(refused);
  });

  it('cannot be issued for, or revoked by, a neighbour', async () => {
    const agent = await registerAgent(scene);
    const neighbour = await enrolNeighbour(scene, 'admin');
    expect((await scene.call(neighbour, 'POST', `/api/agents/${agent.id}/keys`, {})).status).toBe(404);
    expect((await scene.call(neighbour, 'DELETE', `/api/agent-keys/${keyIdOf(agent.token)}`)).status).toBe(404);
    expect((await listFields(agent.token)).status).toBe(200);
  });
});

describe('an agent', () => {
  it('is registered by admins alone, with an owner for its business and one for its technology', async () => {
    const draft = {
      name: 'Nobody’s agent',
      purpose: 'None.',
      businessOwner: 'Sales',
      technicalOwner: 'Platform',
      scopes: [{ objectType: 'deals', fields: null }],
    };
    for (const role of ['rep', 'sales_ops', 'agent'] as const) {
      expect((await scene.call(role, 'POST', '/api/agents', draft)).status).toBe(403);
    }
    for (const missing of ['name', 'purpose', 'businessOwner', 'technicalOwner', 'scopes']) {
      const answer = await scene.call('admin', 'POST', '/api/agents', { ...draft, [missing]: undefined });
      expect(answer.status).toBe(400);
    }
  });

  it('has a name of its own', async () => {
    const agent = await registerAgent(scene);
    const draft = {
      name: agent.name,
      purpose: 'Another one.',
      businessOwner: 'Sales',
      technicalOwner: 'Platform',
      scopes: [{ objectType: 'deals', fields: null }],
    };
    expect(await scene.call('admin', 'POST', '/api/agents', draft)).toMatchObject({ status: 400 });
    const neighbour = await enrolNeighbour(scene, 'admin');
    expect((await scene.call(neighbour, 'POST', '/api/agents', draft)).status).toBe(200);
  });

  it('is told exactly the fields that it may suggest for, and never a protected one', async () => {
    const agent = await registerAgent(scene, {
      scopes: [{ objectType: 'deals', fields: ['champion', 'seats_needed', 'payment_terms', 'pilot_sites'] }],
    });
    const answer = await scene.call<{ fields: { name: string }[] }>(
      agent,
      'GET',
      '/v1/fields?crm=hubspot&objectType=deals',
    );
    expect(answer.body.fields.map(({ name }) => name).toSorted()).toEqual(['champion', 'seats_needed']);
    for (const { name } of answer.body.fields) {
      const result = await fileOne(scene, { record: dealAt(scene, 20), field: name, proposedValue: '76', as: agent });
      expect(result.status).toBe('pending');
    }
    const [event] = await eventsOfType(scene, 'fields.listed');
    expect(event).toMatchObject({ actor: { kind: 'agent', name: agent.name }, facts: { count: 2 } });
  });
});
