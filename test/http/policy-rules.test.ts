import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WirePolicyContent } from '#contract/policy.ts';
import { decide } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileOne, review, shown, truth } from '#test/support/filing.ts';
import { eventsOf, eventTypesOf } from '#test/support/log.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';

type Rule = WirePolicyContent['rules'][number];
const rule = (parts: Partial<Rule> & Pick<Rule, 'id' | 'effect'>): Rule => ({
  title: `Rule ${parts.id}`,
  objectType: 'deals',
  fields: ['seats_needed'],
  agents: null,
  when: [],
  ...parts,
});

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const publish = (...rules: Rule[]) => publishPolicyWith(scene, () => ({ rules }));
const fileAt = async (place: number) => {
  const record = dealAt(scene, place);
  return { record, filed: await fileOne(scene, { record }) };
};

describe('a rule beside the allowlist', () => {
  it('blocks a value that meets it, with its own sentence, and lets others through', async () => {
    await publish(rule({ id: 'many-seats', effect: 'block', when: [{ valueAbove: 50 }] }));
    const { filed, record } = await fileAt(1);
    expect(filed).toMatchObject({ status: 'blocked', code: 'blocked_by_rule' });
    expect(filed.message).toContain('the new value is above 50');
    expect((await fileOne(scene, { record, proposedValue: '40' })).status).toBe('pending');
  });

  it('holds at the decision too: an edit cannot step over it', async () => {
    await publish(rule({ id: 'many-seats', effect: 'block', when: [{ valueAbove: 80 }] }));
    const { filed, record } = await fileAt(2);
    const one = await shown(scene, record, filed.id);
    const edit = await decide(scene, 'rep', one.id, 'accept', { ...acceptBody(one), value: '90' });
    expect(edit.body).toMatchObject({ ok: false, code: 'blocked_by_rule' });
  });

  it('looks at other fields of the record as they are now', async () => {
    await publish(
      rule({ id: 'stage', effect: 'block', when: [{ recordLacks: { field: 'dealstage', noneOf: ['nowhere'] } }] }),
    );
    expect((await fileAt(3)).filed).toMatchObject({ code: 'blocked_by_rule' });
    await publish(
      rule({ id: 'stage', effect: 'block', when: [{ recordHas: { field: 'dealstage', oneOf: ['nowhere'] } }] }),
    );
    expect((await fileAt(4)).filed).toMatchObject({ status: 'pending' });
  });

  it('leaves a decision to the roles it names', async () => {
    await publish(rule({ id: 'ops-only', effect: { onlyRoles: ['sales_ops'] } }));
    const { filed, record } = await fileAt(5);
    const one = await shown(scene, record, filed.id);
    expect(one.abilities).toMatchObject({ accept: false, why: 'A rule of the policy leaves this to sales ops.' });
    const refused = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(refused.body).toMatchObject({ ok: false, code: 'role_not_allowed' });
    expect((await decide(scene, 'sales_ops', one.id, 'accept', acceptBody(one))).body).toMatchObject({
      state: 'applied',
    });
  });

  it('asks for two people: the first yes writes nothing, the same person again neither, another one writes', async () => {
    await publish(rule({ id: 'two', effect: 'second_person' }));
    const { filed, record } = await fileAt(6);
    const before = truth(scene, record, 'seats_needed');
    const one = await shown(scene, record, filed.id);
    const first = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(first.body).toMatchObject({ ok: true, state: 'pending' });
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    const [again] = (await review(scene, record, 'rep')).open;
    expect(again).toMatchObject({ yeses: [{ value: '77' }], abilities: { accept: false } });
    const repeated = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(repeated.body).toMatchObject({ ok: false, code: 'second_person_needed' });
    const second = await decide(scene, 'sales_ops', one.id, 'accept', acceptBody(one));
    expect(second.body).toMatchObject({ ok: true, state: 'applied' });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
    expect(await eventTypesOf(scene, one.id)).toContain('suggestion.approved_by_first');
    const accepted = (await eventsOf(scene, one.id)).find(({ type }) => type === 'suggestion.accepted');
    expect(accepted?.facts).toMatchObject({ firstYesBy: expect.stringMatching(/^per_/) });
  });

  it('counts a first yes only for the same value', async () => {
    await publish(rule({ id: 'two', effect: 'second_person' }));
    const { filed, record } = await fileAt(7);
    const one = await shown(scene, record, filed.id);
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    const other = await decide(scene, 'sales_ops', one.id, 'accept', { ...acceptBody(one), value: '78' });
    expect(other.body).toMatchObject({ ok: true, state: 'pending' });
    expect(truth(scene, record, 'seats_needed')).not.toBe('78');
  });

  it('leaves no value of a first yes behind when the record is erased', async () => {
    await publish(rule({ id: 'two', effect: 'second_person' }));
    const { filed, record } = await fileAt(8);
    const one = await shown(scene, record, filed.id);
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    const kept = () => asOwner(scene, 'select value from approval where suggestion_id = $1', [one.id]);
    expect(await kept()).toHaveLength(1);
    expect((await scene.call('admin', 'POST', '/api/privacy/erasures', { record })).status).toBe(200);
    expect(await kept()).toEqual([]);
  });

  it('is not kept for an agent that is not registered here', async () => {
    const strange = rule({ id: 'strange', effect: 'block', agents: ['agt_00000000000000000000000009'] });
    const content = {
      expiryDays: 30,
      secondPersonPublishes: false,
      fields: [],
      rules: [strange],
      classes: [],
      cases: [],
    };
    const answer = await scene.call<{ code: string }>('admin', 'POST', '/api/policy-draft', { revision: 0, content });
    expect(answer).toMatchObject({ status: 422, body: { code: 'policy_not_publishable' } });
    const { body } = await scene.call<{ draft: unknown }>('admin', 'GET', '/api/policy-draft');
    expect(body.draft).toBeNull();
  });
});
