import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventView } from '#contract/event.ts';
import { dealAt, fileOne, review } from '#test/support/filing.ts';
import { enrol } from '#test/support/people.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { type Caller, openScene, type Scene } from '#test/support/scene.ts';

const secret = 'Seven patients in the pilot';
let scene: Scene;
let auditor: { token: string };
beforeAll(async () => {
  scene = await openScene();
  auditor = await enrol(scene, 'auditor');
  await publishPolicyWith(scene, ({ classes }) => ({
    classes: [...classes, { objectType: 'deals', field: 'use_case', class: 'sensitive', reason: 'Names patients.' }],
  }));
});
afterAll(() => scene.close());

const file = (place: number) =>
  fileOne(scene, { record: dealAt(scene, place), field: 'use_case', proposedValue: secret });
const events = async (as: Caller, suggestionId: string) =>
  (await scene.call<{ events: EventView[] }>(as, 'GET', `/api/events?suggestion=${suggestionId}`)).body.events;

describe('a suggestion for a sensitive field, where the CRM tells no app what its users may see', () => {
  it('is hidden from reps and counted, and shown to those who are trusted with it', async () => {
    expect(await file(1)).toMatchObject({ status: 'pending' });
    const forRep = await review(scene, dealAt(scene, 1), 'rep');
    expect(forRep).toMatchObject({ open: [], hiddenCount: 1 });
    expect(JSON.stringify(forRep)).not.toContain(secret);
    const [shown] = (await review(scene, dealAt(scene, 1), 'sales_ops')).open;
    expect(shown).toMatchObject({ proposed: secret, impact: 'high', abilities: { accept: true } });
  });

  it('is not decided by who may not see it, with whatever they send', async () => {
    const { id } = await file(2);
    const [shown] = (await review(scene, dealAt(scene, 2), 'sales_ops')).open;
    const body = { decisionId: randomUUID(), digest: shown?.digest, current: shown?.current };
    const accept = await scene.call('rep', 'POST', `/api/suggestions/${id}/accept`, body);
    expect(accept.body).toMatchObject({ ok: false, code: 'field_not_editable' });
    const reject = { decisionId: randomUUID(), reason: 'wrong_value' };
    const rejected = await scene.call('rep', 'POST', `/api/suggestions/${id}/reject`, reject);
    expect(rejected.body).toMatchObject({ ok: false, code: 'field_not_editable' });
    expect((await review(scene, dealAt(scene, 2), 'admin')).open).toHaveLength(1);
  });

  it('shows an auditor what happened in the log, and none of its values', async () => {
    const { id = '' } = await file(3);
    const [filed] = await events(auditor, id);
    expect(filed?.values).toMatchObject({ proposed: { withheld: true }, rationale: { withheld: true } });
    expect(filed?.facts).toMatchObject({ class: 'sensitive' });
    expect(JSON.stringify(filed)).not.toContain(secret);
    expect((await events('admin', id))[0]?.values).toMatchObject({ proposed: { value: secret } });
  });
});
