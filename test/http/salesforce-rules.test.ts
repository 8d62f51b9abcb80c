import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WirePolicyContent } from '#contract/policy.ts';
import { decide } from '#test/support/decide.ts';
import { acceptBody, fileOne, shown } from '#test/support/filing.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';

type Rule = WirePolicyContent['rules'][number];

let scene: OrgScene;
beforeAll(async () => {
  scene = await openOrgScene();
});
afterAll(() => scene.close());

const taken = new Set<string>();
function mayas() {
  const maya = scene.org.people.find(({ firstName }) => firstName === 'Maya')?.userId;
  const recordId = scene.org.recordIds('Opportunity').find((id) => {
    const fields = scene.org.record('Opportunity', id)?.fields;
    const isFree = id !== scene.org.flagship.recordId && !taken.has(id);
    return isFree && fields?.OwnerId === maya && fields?.StageName !== 'Negotiation/Review';
  });
  if (recordId === undefined) throw new Error('Maya has no Opportunity left');
  taken.add(recordId);
  return { crm: 'salesforce' as const, objectType: 'Opportunity', recordId };
}
const nextStep = { field: 'NextStep', proposedValue: 'Send the signed offer' };
const rule = (parts: Pick<Rule, 'effect' | 'when'>): Rule => ({
  id: 'tried',
  title: 'Tried',
  objectType: 'Opportunity',
  fields: ['NextStep'],
  agents: null,
  ...parts,
});
const publish = (...rules: Rule[]) => publishPolicyWith(scene, () => ({ rules }));

it('a rule that looks at another field of the record blocks in Salesforce, and speaks in labels', async () => {
  const record = mayas();
  const stage = String(scene.org.record('Opportunity', record.recordId)?.fields.StageName);
  await publish(rule({ when: [{ recordHas: { field: 'StageName', oneOf: [stage] } }], effect: 'block' }));
  const filed = await fileOne(scene, { record, ...nextStep });
  expect(filed).toMatchObject({ status: 'blocked', code: 'blocked_by_rule' });
  expect(filed.message).toContain(`Next Step of Opportunity, where Stage is “${stage}”, nothing is written`);
  await publish(rule({ when: [{ recordHas: { field: 'StageName', oneOf: ['Nowhere'] } }], effect: 'block' }));
  expect((await fileOne(scene, { record: mayas(), ...nextStep })).status).toBe('pending');
});

it('a rule for two people lets nothing be written in Salesforce before the second', async () => {
  await publish(rule({ when: [], effect: 'second_person' }));
  const record = mayas();
  const before = scene.org.record('Opportunity', record.recordId)?.fields.NextStep;
  const filed = await fileOne(scene, { record, ...nextStep });
  expect(filed.status, filed.message).toBe('pending');
  const { id } = filed;
  const one = await shown(scene, record, id);
  const first = await decide(scene, 'rep', id, 'accept', acceptBody(one));
  expect(first.body).toMatchObject({ ok: true, state: 'pending' });
  expect(scene.org.record('Opportunity', record.recordId)?.fields.NextStep).toBe(before);
  const second = await decide(scene, 'sales_ops', id, 'accept', acceptBody(one));
  expect(second.body).toMatchObject({ ok: true, state: 'applied' });
  expect(scene.org.record('Opportunity', record.recordId)?.fields.NextStep).toBe('Send the signed offer');
});
