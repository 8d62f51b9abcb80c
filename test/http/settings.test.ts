import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingsReply } from '#contract/settings.ts';
import { enrol, enrolNeighbour, registerAgent } from '#test/support/people.ts';
import { asOwner, type Caller, openScene, portalId, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const read = (as: Caller) => scene.call<SettingsReply>(as, 'GET', '/api/settings');

describe('the settings', () => {
  it('name the connected account and hold no credential', async () => {
    const { body } = await read('admin');
    expect(body.connection).toMatchObject({ crm: 'hubspot', crmName: 'HubSpot', accountId: String(portalId) });
    expect(JSON.stringify(body)).not.toMatch(/token|secret|hash|credential/i);
  });

  it('list the allowlist in force by object, each field with the name that people know', async () => {
    const { allowlist, crm } = (await read('rep')).body;
    expect(crm).toEqual({ reachable: true, message: null });
    expect(allowlist).toMatchObject({ version: 1, publishedBy: 'Ruth Abernathy', expiryDays: 30 });
    expect(allowlist?.objects.map(({ objectType }) => objectType).toSorted()).toEqual([
      'companies',
      'contacts',
      'deals',
      'tickets',
    ]);
    const deals = allowlist?.objects.find(({ objectType }) => objectType === 'deals');
    expect(deals?.fields).toContainEqual({ name: 'closedate', label: 'Close date', autonomy: 'review', impact: 'low' });
  });

  it('do not list a field that became protected after it was allowed', async () => {
    await asOwner(
      scene,
      `update policy set fields = fields || '[{"objectType":"deals","field":"hubspot_owner_id","autonomy":"review","impact":"low"}]'`,
    );
    const { allowlist } = (await read('admin')).body;
    expect(JSON.stringify(allowlist)).not.toContain('hubspot_owner_id');
    const { attention } = (await read('admin')).body;
    expect(attention).toEqual([
      {
        objectType: 'deals',
        field: 'hubspot_owner_id',
        kind: 'no_effect',
        sentence: expect.stringContaining('never writes it'),
      },
    ]);
  });

  it('list a field that the CRM no longer has by its API name only', async () => {
    await asOwner(
      scene,
      `update policy set fields = fields || '[{"objectType":"deals","field":"gone_field","autonomy":"review","impact":"low"}]'`,
    );
    const deals = (await read('admin')).body.allowlist?.objects.find(({ objectType }) => objectType === 'deals');
    expect(deals?.fields).toContainEqual({ name: 'gone_field', label: null, autonomy: 'review', impact: 'low' });
    const { attention } = (await read('admin')).body;
    expect(attention.find(({ field }) => field === 'gone_field')?.sentence).toContain('no longer there');
  });

  it('show agents with purpose, owners and last key to those who may read them, and to nobody else', async () => {
    const agent = await registerAgent(scene);
    const { agents } = (await read('sales_ops')).body;
    expect(agents?.find(({ id }) => id === agent.id)).toMatchObject({
      name: agent.name,
      purpose: 'Reads e-mails.',
      businessOwner: 'Sales operations',
      technicalOwner: 'Platform team',
      lastKey: { state: 'in_force' },
    });
    expect((await read('rep')).body.agents).toBeNull();
    expect((await read(await enrol(scene, 'auditor'))).body.agents).toEqual(agents);
  });

  it('tell of the last key whether it was revoked or is past its time', async () => {
    const { id } = await registerAgent(scene);
    const stateOf = async () => (await read('admin')).body.agents?.find((one) => one.id === id)?.lastKey?.state;
    await asOwner(scene, `update agent_key set expires_at = now() - interval '1 day' where agent_id = $1`, [id]);
    expect(await stateOf()).toBe('expired');
    await asOwner(scene, 'update agent_key set revoked_at = now() where agent_id = $1', [id]);
    expect(await stateOf()).toBe('revoked');
    const issued = await scene.call('admin', 'POST', `/api/agents/${id}/keys`, {});
    expect(issued.status).toBe(200);
    expect(await stateOf()).toBe('in_force');
  });

  it('show the pauses in force to everybody, and say who may set and lift them', async () => {
    const { body } = await scene.call<{ id: string }>('admin', 'POST', '/api/pauses', { reason: 'Migration' });
    for (const role of ['rep', 'sales_ops', 'admin'] as const) {
      const settings = (await read(role)).body;
      expect(settings.pauses).toMatchObject([{ id: body.id, reason: 'Migration' }]);
      expect(settings.abilities).toEqual({ pause: role !== 'rep', browseFields: role !== 'rep' });
    }
    await scene.call('admin', 'DELETE', `/api/pauses/${body.id}`);
    expect((await read('rep')).body.pauses).toEqual([]);
  });

  it('of a company without a connection and an allowlist say so', async () => {
    const settings = (await read(await enrolNeighbour(scene, 'admin'))).body;
    expect(settings).toMatchObject({
      connection: null,
      allowlist: null,
      agents: [],
      pauses: [],
      crm: { reachable: false },
    });
  });

  it('are for people', async () => {
    expect(await read('agent')).toMatchObject({ status: 403 });
    expect(await read('nobody')).toMatchObject({ status: 401 });
  });
});
