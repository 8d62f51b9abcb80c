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
  it('is forgotten here, and one that stays is not', async () => {
    const [gone, stays] = scene.org.recordIds('Contact') as [string, string];
    const crm = 'salesforce' as const;
    const file = (recordId: string) =>
      fileOne(scene, {
        record: { crm, objectType: 'Contact', recordId },
        field: 'Title',
        proposedValue: `Head of ${recordId}`,
      });
    expect([(await file(gone)).status, (await file(stays)).status]).toEqual(['pending', 'pending']);
    const tenantId = tenantIdFor(crm, scene.org.organizationId);
    const { ctx } = scene.fieldward;
    expect(await followDeletions(ctx, tenantId)).toBe(0);
    scene.org.humanDelete('Contact', gone);
    expect(await followDeletions(ctx, tenantId)).toBe(1);
    expect(await followDeletions(ctx, tenantId)).toBe(0);
    const { rows } = await scene.owner.query<{ record_id: string; proposed: string | null }>(
      "select record_id, proposed from suggestion where object_type = 'Contact' order by proposed nulls first",
    );
    expect(rows).toEqual([
      { record_id: gone, proposed: null },
      { record_id: stays, proposed: `Head of ${stays}` },
    ]);
    const [event] = await eventsOfType(scene, 'personal_data.erased');
    expect(event).toMatchObject({ actor: { kind: 'system' }, facts: { reason: 'record_deleted' } });
  });
});
