import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, fileAndLook, typeIntoCrm } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileOne, truth } from '#test/support/filing.ts';
import { eventsOf, rowsOf } from '#test/support/log.ts';
import { registerAgent } from '#test/support/people.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  scene.crm.setWebhookUrl(`${scene.url}/hooks/hubspot`);
});
afterAll(() => scene.close());

const stateOf = async (id: string | undefined) => (await rowsOf(scene, id)).state;
/** From the stand-in's webhook over the queue to the row; the queue is looked at once a second. */
const soon = { timeout: 20_000 };

describe('a change that the CRM announces', () => {
  it('closes the suggestion whose value the record now holds, and writes nothing', async () => {
    const record = dealAt(scene, 50);
    const { id } = await fileOne(scene, { record });
    typeIntoCrm(scene, record, 'seats_needed', '77');
    await expect.poll(() => stateOf(id), soon).toBe('superseded');
    expect((await eventsOf(scene, id)).at(-1)).toMatchObject({
      type: 'suggestion.superseded',
      actor: { kind: 'system', id: 'crm-webhook' },
      facts: { record, field: 'seats_needed', reason: 'value_in_crm' },
    });
    expect((await rowsOf(scene, id)).changes).toEqual([]);
  });

  it('closes another agent’s suggestion of a value that a rep just accepted, and leaves the accepted one alone', async () => {
    const record = dealAt(scene, 51);
    const other = await fileOne(scene, { record, as: await registerAgent(scene) });
    const mine = await fileAndLook(scene, { record });
    await decide(scene, 'rep', mine.id, 'accept', acceptBody(mine));
    await expect.poll(() => stateOf(other.id), soon).toBe('superseded');
    expect(await stateOf(mine.id)).toBe('applied');
    expect(truth(scene, record, 'seats_needed')).toBe('77');
  });

  it('is followed after the CRM could not be read at first', async () => {
    const record = dealAt(scene, 52);
    const { id } = await fileOne(scene, { record });
    scene.crm.setMishaps({ serverError: { next: 1, on: 'read' } });
    typeIntoCrm(scene, record, 'seats_needed', '77');
    await expect.poll(() => stateOf(id), soon).toBe('superseded');
  });
});
