import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InventoryReply } from '#contract/inventory.ts';
import type { DriftReply, RightsFileReply } from '#contract/rights.ts';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { registerAgent } from '#test/support/people.ts';
import { asOwner, type Caller, openScene, type Scene } from '#test/support/scene.ts';

let portal: Scene;
let org: OrgScene;
beforeAll(async () => {
  [portal, org] = await Promise.all([openScene(), openOrgScene()]);
});
afterAll(() => Promise.all([portal.close(), org.close()]));

const driftOf = async (scene: Scene | OrgScene) =>
  (await scene.call<DriftReply>('admin', 'GET', '/api/access/drift')).body;
const fileOf = async (scene: Scene | OrgScene) =>
  (await scene.call<RightsFileReply>('admin', 'GET', '/api/access/permission-set')).body;
const inventory = async (as: Caller = 'admin') => (await portal.call<InventoryReply>(as, 'GET', '/api/inventory')).body;

const line = (objectType: string, field: string, autonomy = 'review') =>
  JSON.stringify([{ objectType, field, autonomy, impact: 'low' }]);
const alsoAllow = (scene: Scene | OrgScene, objectType: string, field: string) =>
  asOwner(scene, `update policy set fields = fields || '${line(objectType, field)}'::jsonb`);

describe('the rights in Salesforce', () => {
  it('are written for the allowlist, and hold no protected field even when the allowlist names one', async () => {
    await alsoAllow(org, 'Opportunity', 'OwnerId');
    const file = await fileOf(org);
    expect(file).toMatchObject({ mediaType: 'text/xml', fileName: 'Fieldward_Integration.permissionset-meta.xml' });
    expect(file.content).toContain('<field>Opportunity.NextStep</field>');
    expect(file.content).not.toContain('OwnerId');
    expect(file.content).not.toMatch(/<(allowCreate|allowDelete)>true/);
  });

  it('go further than the allowlist today, what can be narrowed first and what is protected marked', async () => {
    const { excess, scopes } = await driftOf(org);
    const opportunity = excess.find(({ objectType }) => objectType === 'Opportunity');
    expect(scopes).toBeNull();
    expect(opportunity?.fields.find(({ name }) => name === 'OwnerId')).toEqual({
      name: 'OwnerId',
      label: expect.any(String),
      protected: true,
      narrowable: false,
    });
    expect(opportunity?.fields[0]).toMatchObject({ narrowable: true });
    expect(opportunity?.fields.map(({ name }) => name)).not.toContain('NextStep');
  });

  it('fall short where field-level security denies what the allowlist allows', async () => {
    expect((await driftOf(org)).lacking).toEqual([]);
    await alsoAllow(org, 'Account', 'Confidential__c');
    await alsoAllow(org, 'Opportunity', 'Board_Politics__c');
    const { lacking } = await driftOf(org);
    expect(lacking.map(({ objectType, field, why }) => [objectType, field, why])).toEqual([
      ['Account', 'Confidential__c', 'read_only'],
      ['Opportunity', 'Board_Politics__c', 'hidden'],
    ]);
    const { content, leftOut } = await fileOf(org);
    expect(content).toContain('<editable>true</editable>\n        <field>Account.Confidential__c</field>');
    expect(leftOut.map(({ field }) => field)).toContain('Board_Politics__c');
  });
});

describe('the rights in HubSpot', () => {
  it('are the scopes of objects with an allowed field, and drift says which are too many or missing', async () => {
    expect(JSON.parse((await fileOf(portal)).content).requiredScopes).toContain('tickets');
    expect((await driftOf(portal)).scopes).toEqual({ excess: [], lacking: [] });
    await asOwner(portal, "update connection set scopes = array_append(array_remove(scopes, 'tickets'), 'files')");
    const { scopes, lacking, excess } = await driftOf(portal);
    expect(scopes).toEqual({ excess: ['files'], lacking: ['tickets'] });
    expect(lacking.length).toBeGreaterThan(0);
    expect(new Set(lacking.map(({ objectType, why }) => `${objectType} ${why}`))).toEqual(new Set(['tickets object']));
    expect(excess.map(({ objectType }) => objectType)).not.toContain('tickets');
    await asOwner(portal, "update connection set scopes = array_append(array_remove(scopes, 'files'), 'tickets')");
  });
});

describe('the inventory', () => {
  it('names owners, keys, what was done last, and what each field needs', async () => {
    await fileOne(portal, { record: dealAt(portal, 0), field: 'closedate', proposedValue: '2027-03-01' });
    const { agents, version, crmMessage } = await inventory();
    const [agent] = agents.filter(({ lastFiledHour }) => lastFiledHour !== null);
    expect([version, crmMessage]).toEqual([1, null]);
    expect(agent).toMatchObject({ status: 'active', businessOwner: expect.any(String), liveKeys: expect.any(Number) });
    expect(agent?.lastUsedAt).not.toBeNull();
    const closeDate = agent?.fields?.find(({ objectType, name }) => objectType === 'deals' && name === 'closedate');
    expect(closeDate).toMatchObject({ label: 'Close date', standing: 'review', paused: false });
    const stage = agent?.fields?.find(({ objectType, name }) => objectType === 'deals' && name === 'dealstage');
    expect(stage?.hardToUndo).toContain('forecasts');
  });

  it('never lists a protected or switched off field as one that may be suggested', async () => {
    const { agents, neverInContext } = await inventory();
    const secret = neverInContext.flatMap(({ objectType, fields }) =>
      fields.filter((one) => one.class !== 'sensitive').map(({ name }) => `${objectType}.${name}`),
    );
    expect(secret).toContain('deals.hubspot_owner_id');
    const suggested = agents.flatMap(({ fields }) => fields ?? []).map((one) => `${one.objectType}.${one.name}`);
    expect(suggested.length).toBeGreaterThan(0);
    expect(suggested.filter((place) => secret.includes(place))).toEqual([]);
  });

  it('says that an agent without a key opens nothing, and who may pause', async () => {
    const registered = await registerAgent(portal, { scopes: [{ objectType: 'deals', fields: ['closedate'] }] });
    await asOwner(portal, `update agent_key set revoked_at = now() where agent_id = '${registered.id}'`);
    const { agents, mayPause } = await inventory();
    const found = agents.find(({ id }) => id === registered.id);
    expect(found).toMatchObject({ status: 'no_key', liveKeys: 0, lastFiledHour: null });
    expect(found?.fields?.map(({ name }) => name)).toEqual(['closedate']);
    expect(new Set(mayPause.map(({ role }) => role))).toEqual(new Set(['admin', 'sales_ops']));
  });

  it('shows a pause with the fields that it holds', async () => {
    const paused = await portal.call<{ id: string }>('admin', 'POST', '/api/pauses', {
      objectType: 'deals',
      field: 'closedate',
      reason: 'Quarter end',
    });
    const [agent] = (await inventory()).agents;
    expect(agent?.status).toBe('active');
    expect(agent?.pauses).toMatchObject([{ reason: 'Quarter end' }]);
    expect(agent?.fields?.find(({ objectType, name }) => objectType === 'deals' && name === 'closedate')).toMatchObject(
      {
        paused: true,
      },
    );
    await portal.call('admin', 'DELETE', `/api/pauses/${paused.body.id}`);
  });
});
