import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeId } from '#domain/shared/ids.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileAll, itemFor } from '#test/support/filing.ts';
import { eventsOfType, eventTypesOf, rowsOf } from '#test/support/log.ts';
import { enrol } from '#test/support/people.ts';
import { asOwner, openScene, portalId, type Scene, tenantId } from '#test/support/scene.ts';
import { finishChange } from '#use-cases/changes/finish-change.ts';

let scene: Scene;
let ahead = 0;
beforeAll(async () => {
  scene = await openScene({ withWorker: false, now: () => new Date(Date.now() + ahead) });
});
afterAll(() => scene.close());

describe('after an admin has left the HubSpot account', () => {
  it('what waited to be written ends as failed, agents are told, and nobody else stays signed in', async () => {
    const record = dealAt(scene, 80);
    const rep = await enrol(scene, 'rep');
    const item = await itemFor(scene, { record: dealAt(scene, 81) });
    const one = await fileAndLook(scene, { record });
    scene.timing.interactiveMs = 600;
    scene.crm.setMishaps({ serverError: { next: 1_000, on: 'read' } });
    expect((await decide(scene, 'rep', one.id, 'accept', acceptBody(one))).body).toMatchObject({ waiting: true });
    scene.crm.setMishaps({});
    expect((await scene.call(rep, 'GET', '/api/policy')).status).toBe(200);

    const accountId = String(portalId);
    expect((await scene.call('admin', 'POST', '/api/connection/end', { accountId })).status).toBe(200);
    expect((await scene.call(rep, 'GET', '/api/policy')).status).toBe(401);
    expect((await scene.call('rep', 'GET', '/api/policy')).status).toBe(401);
    expect((await scene.call('admin', 'GET', '/api/connection')).body).toMatchObject({ state: 'not_connected' });
    const [event] = await eventsOfType(scene, 'connection.ended');
    expect(event?.facts.sessions).toBeGreaterThanOrEqual(2);

    // Past what a process goes by without looking, and past the lease of whoever tried to write.
    ahead = 61_000;
    const [refused] = await fileAll(scene, [item]);
    expect(refused).toMatchObject({ status: 'refused', code: 'crm_not_connected' });
    const [change] = (await rowsOf(scene, one.id)).changes;
    await finishChange(scene.fieldward.ctx, tenantId, change?.id as ChangeId, true);
    expect((await rowsOf(scene, one.id)).changes).toMatchObject([{ state: 'failed' }]);
    expect((await eventTypesOf(scene, one.id)).at(-1)).toBe('change.failed');
    const [said] = await asOwner<{ message: string }>(scene, 'select message from change where id = $1', [change?.id]);
    expect(said?.message).toContain('No hubspot account is connected');
  });
});
