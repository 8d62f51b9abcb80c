import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { fileOne } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { followDeletions } from '#use-cases/privacy/follow-deletions.ts';

let scene: OrgScene;
beforeAll(async () => {
  scene = await openOrgScene();
});
afterAll(() => scene.close());

describe('a contact that was deleted in Salesforce', () => {
  it('is forgotten here, and neither one that stays nor one that was merged into it', async () => {
    const [gone, stays, merged] = scene.org.recordIds('Contact') as [string, string, string];
    const crm = 'salesforce' as const;
    const file = (recordId: string) =>
      fileOne(scene, {
        record: { crm, objectType: 'Contact', recordId },
        field: 'Title',
        proposedValue: `Head of ${recordId}`,
      });
    for (const one of [gone, stays, merged]) expect((await file(one)).status).toBe('pending');
    const tenantId = tenantIdFor(crm, scene.org.organizationId);
    const { ctx } = scene.fieldward;
    expect(await followDeletions(ctx, tenantId)).toBe(0);
    scene.org.humanDelete('Contact', gone);
    scene.org.humanDelete('Contact', merged, stays);
    expect(await followDeletions(ctx, tenantId)).toBe(1);
    expect(await followDeletions(ctx, tenantId)).toBe(0);
    const { rows } = await scene.owner.query<{ record_id: string; proposed: string | null }>(
      "select record_id, proposed from suggestion where object_type = 'Contact' order by proposed nulls first",
    );
    const kept = (record_id: string) => ({ record_id, proposed: `Head of ${record_id}` });
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining([{ record_id: gone, proposed: null }, kept(stays), kept(merged)]));
    const [event] = await eventsOfType(scene, 'personal_data.erased');
    expect(event).toMatchObject({ actor: { kind: 'system' }, facts: { reason: 'record_deleted' } });
  });

  it('is forgotten by an admin who knows the short form of its id', async () => {
    const recordId = scene.org.recordIds('Contact').at(-1) ?? '';
    const record = { crm: 'salesforce', objectType: 'Contact', recordId };
    expect((await fileOne(scene, { record, field: 'Title', proposedValue: 'Head of all' })).status).toBe('pending');
    const erase = (id: string) =>
      scene.call('admin', 'POST', '/api/privacy/erasures', { record: { ...record, recordId: id } });
    expect((await erase('NoIdOfSalesforce')).body).toMatchObject({ code: 'request_malformed' });
    expect((await erase(recordId.slice(0, 15))).body).toMatchObject({ suggestions: 1, sources: 1 });
  });
});
