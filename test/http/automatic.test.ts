import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WirePolicyContent } from '#contract/policy.ts';
import type { SettingsReply } from '#contract/settings.ts';
import type { SuggestionId } from '#domain/shared/ids.ts';
import { decide, typeIntoCrm } from '#test/support/decide.ts';
import { dealAt, fileOne, type ItemParts, review, shown, truth } from '#test/support/filing.ts';
import { eventsOf, eventTypesOf } from '#test/support/log.ts';
import { registerAgent } from '#test/support/people.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';
import { acceptByPolicy } from '#use-cases/suggestions/accept-by-policy.ts';

type Rule = WirePolicyContent['rules'][number];
type RecordRef = ItemParts['record'];

const field = 'seats_needed';
const soon = { timeout: 20_000, interval: 20 };

let scene: Scene;
let place = 20;
beforeAll(async () => {
  scene = await openScene();
  await publish();
});
afterAll(() => scene.close());

const publish = (parts: { impact?: 'low' | 'high'; rules?: Rule[] } = {}) =>
  publishPolicyWith(scene, ({ fields }) => ({
    fields: fields.map((line) =>
      [field, 'use_case'].includes(line.field) && line.objectType === 'deals'
        ? { ...line, autonomy: 'auto' as const, impact: parts.impact ?? 'low' }
        : line,
    ),
    rules: parts.rules ?? [],
  }));
const held = (record: RecordRef) => truth(scene, record, field);
const stateOf = async (id: string | undefined) =>
  (await asOwner<{ state: string }>(scene, 'select state from suggestion where id = $1', [id]))[0]?.state;
const automaticRule = async (record: RecordRef, id: string | undefined) =>
  (await shown(scene, record, id)).rules.find(({ rule }) => rule === 'automatic');
/** Files, and waits until the policy has had its say. */
const fileAndWait = async (record: RecordRef, parts: Omit<ItemParts, 'record'> = {}) => {
  const { id } = await fileOne(scene, { record, ...parts });
  const said = async () => (await eventTypesOf(scene, id)).filter((type) => /by_policy|left_to/.test(type));
  await expect.poll(said, soon).toHaveLength(1);
  return { id, said: (await said())[0] };
};

describe('a field with autonomy auto', () => {
  it('is written without a person, and the log says on which policy', async () => {
    const record = dealAt(scene, 1);
    const { id } = await fileAndWait(record);
    await expect.poll(() => stateOf(id), soon).toBe('applied');
    expect(held(record)).toBe('77');
    const accepted = (await eventsOf(scene, id)).find(({ type }) => type === 'suggestion.accepted_by_policy');
    expect(accepted?.facts).toMatchObject({ field, policyVersion: expect.any(Number), decision: `auto-${id}` });
  });

  it('stands on the card as written automatically, with keep and undo, until somebody kept it', async () => {
    const record = dealAt(scene, 2);
    const { id } = await fileAndWait(record);
    await expect.poll(() => stateOf(id), soon).toBe('applied');
    const one = await shown(scene, record, id);
    expect(one.decision).toMatchObject({ kind: 'auto', by: null });
    expect(one.abilities).toMatchObject({ keep: true, undo: true });
    expect((await decide(scene, 'rep', id, 'keep')).body).toMatchObject({ ok: true, state: 'applied' });
    const kept = await shown(scene, record, id);
    expect(kept.decision).toMatchObject({ kind: 'keep', by: { name: expect.any(String) } });
    expect(kept.abilities).toMatchObject({ keep: false, undo: true });
    expect((await decide(scene, 'sales_ops', id, 'keep')).body).toMatchObject({
      ok: false,
      code: 'suggestion_already_decided',
    });
  });

  it('gives back the earlier value on undo, and leaves the next one there to people', async () => {
    const record = dealAt(scene, 3);
    const before = held(record);
    const { id } = await fileAndWait(record);
    await expect.poll(() => stateOf(id), soon).toBe('applied');
    expect((await decide(scene, 'rep', id, 'undo')).body).toMatchObject({ ok: true, state: 'reverted' });
    expect(held(record)).toBe(before);
    const next = await fileAndWait(record, { proposedValue: '78' });
    expect(next.said).toBe('suggestion.left_to_people');
    expect(held(record)).toBe(before);
    expect(await automaticRule(record, next.id)).toMatchObject({
      says: 'review',
      sentence: expect.stringContaining('declined'),
    });
  });

  it('waits for a person where a rule has a mind of its own, or the line is high impact', async () => {
    await publish({
      rules: [
        {
          id: 'many',
          title: 'Many seats',
          objectType: 'deals',
          fields: [field],
          agents: null,
          when: [{ valueAbove: 50 }],
          effect: 'high_impact',
        },
      ],
    });
    const record = dealAt(scene, 4);
    const { id } = await fileOne(scene, { record });
    expect(await automaticRule(record, id)).toMatchObject({ says: 'review' });
    expect(await eventTypesOf(scene, id)).toEqual(['suggestion.filed']);
    const queued = await asOwner(
      scene,
      `select id from pgboss.job where name = 'accept-by-policy' and data::text like $1`,
      [`%${id}%`],
    );
    expect(queued).toEqual([]);
    await publish();
  });

  it('never empties a field', async () => {
    const record = dealAt(scene, 5);
    typeIntoCrm(scene, record, field, '12');
    const { id, said } = await fileAndWait(record, { proposedValue: null });
    expect(said).toBe('suggestion.left_to_people');
    expect((await automaticRule(record, id))?.sentence).toContain('only a person empties');
    expect(held(record)).toBe('12');
  });

  it.each([
    ['somebody typed meanwhile', (record: RecordRef) => typeIntoCrm(scene, record, field, '13'), 'Somebody changed'],
    [
      'another agent suggests for too',
      async (record: RecordRef) => {
        const other = await registerAgent(scene);
        await fileOne(scene, { record, proposedValue: null, as: other });
      },
      'Another agent',
    ],
    [
      'is paused now',
      (record: RecordRef) =>
        scene.call('admin', 'POST', '/api/pauses', { reason: 'Migration', objectType: record.objectType, field }),
      'Paused by',
    ],
  ])('never writes over what %s', async (_what, happen, sentence) => {
    place += 1;
    const record = dealAt(scene, place);
    typeIntoCrm(scene, record, field, '12');
    const { id } = await fileAndWait(record, { proposedValue: null });
    // As it stood before the policy had its say, with a value: what happens meanwhile then happens in this order.
    const rules = JSON.stringify([{ rule: 'automatic', says: 'allow', sentence: 'By itself.' }]);
    await asOwner(scene, "update suggestion set rules = $2, proposed = '77' where id = $1", [id, rules]);
    await happen(record);
    const before = held(record);
    expect(await acceptByPolicy(scene.fieldward.ctx, tenantId, id as SuggestionId, false)).toBe('left');
    expect((await automaticRule(record, id))?.sentence).toContain(sentence);
    expect(held(record)).toBe(before);
    const { body } = await scene.call<{ pauses: { id: string }[] }>('admin', 'GET', '/api/pauses');
    for (const pause of body.pauses) await scene.call('admin', 'DELETE', `/api/pauses/${pause.id}`);
  });

  it('cannot be published for a field of high impact', async () => {
    await expect(publish({ impact: 'high' })).rejects.toThrow(/high impact/);
    await scene.call('admin', 'GET', '/api/policy-draft').then(async ({ body }) => {
      const { revision } = (body as { draft: { revision: number } }).draft;
      await scene.call('admin', 'POST', '/api/policy-draft/discard', { revision });
    });
  });

  it('needs a second admin until people have shown that they would take it', async () => {
    const content = { expiryDays: 30, secondPersonPublishes: false, rules: [], classes: [], cases: [] };
    const lines = [{ objectType: 'deals', field: 'hs_next_step', autonomy: 'auto', impact: 'low' }];
    const check = await scene.call<{ secondPerson: string[] }>('admin', 'POST', '/api/policies/check', {
      content: { ...content, fields: lines },
    });
    expect(check.body.secondPerson.join(' ')).toMatch(/written without a person. People have decided \d+ suggestions/);
  });

  it('is suspended once people take its writes back, and the settings say so', async () => {
    const attention = async () => (await scene.call<SettingsReply>('admin', 'GET', '/api/settings')).body.attention;
    expect(await attention()).toEqual([]);
    const words = { field: 'use_case', proposedValue: 'Seats for everybody' };
    for (const each of [6, 7, 8]) {
      const record = dealAt(scene, each);
      const { id } = await fileAndWait(record, words);
      await expect.poll(() => stateOf(id), soon).toBe('applied');
      expect((await decide(scene, 'rep', id, 'undo')).body).toMatchObject({ state: 'reverted' });
    }
    const record = dealAt(scene, 9);
    const { id, said } = await fileAndWait(record, words);
    expect(said).toBe('suggestion.left_to_people');
    expect((await automaticRule(record, id))?.sentence).toMatch(/took back 3 of the last 3 automatic writes/);
    expect((await review(scene, record)).open.map((one) => one.id)).toContain(id);
    expect(await attention()).toEqual([
      {
        objectType: 'deals',
        field: 'use_case',
        kind: 'left_to_people',
        sentence: expect.stringMatching(/took back 3 of the last 3 .*, so people decide for now/),
      },
    ]);
  });
});
