import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompareVersionsReply, PolicyDraftReply } from '#contract/policy-draft.ts';
import { enrolNeighbour } from '#test/support/people.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { asOwner, type Caller, openScene, type Scene } from '#test/support/scene.ts';

type Place = { objectType: string | null; field: string | null };
type Lines = CompareVersionsReply['differences'];
type Rule = PolicyDraftReply['inForce']['rules'][number];

const rule: Rule = {
  id: 'steps-stay',
  title: 'Steps stay',
  objectType: 'deals',
  fields: ['hs_next_step'],
  agents: null,
  when: [{ replacesValue: true }],
  effect: 'block',
};

let scene: Scene;
let first: number;
let last: number;
beforeAll(async () => {
  scene = await openScene();
  first = await publishPolicyWith(scene, () => ({ expiryDays: 30 }));
  await publishPolicyWith(scene, ({ fields }) => ({ fields: fields.filter(({ field }) => field !== 'champion') }));
  await publishPolicyWith(scene, () => ({ rules: [rule] }));
  last = await publishPolicyWith(scene, () => ({ expiryDays: 14 }));
});
afterAll(() => scene.close());

const compare = (from: number | string, to: number | string, as: Caller = 'admin') =>
  scene.call<CompareVersionsReply & { code: string; detail: string }>(
    as,
    'GET',
    `/api/policies/${from}/differences/${to}`,
  );
const placesOf = (lines: Place[]) => new Set(lines.map(({ objectType, field }) => `${objectType}.${field}`));
const sentencesOf = (differences: Lines) => differences.map(({ sentence }) => sentence);

describe('what changed from one version of the allowlist to another', () => {
  it('is told over all versions between them, with the names that people know', async () => {
    const { status, body } = await compare(first, last);
    expect({ status, from: body.from, to: body.to }).toEqual({ status: 200, from: first, to: last });
    expect(body.differences).toEqual([
      {
        kind: 'field',
        objectType: 'deals',
        field: 'champion',
        widens: false,
        sentence: expect.stringMatching(/^Champion \(deals\.champion\): agents may not suggest it/),
      },
      expect.objectContaining({
        kind: 'rule',
        widens: false,
        sentence: expect.stringMatching(/^New rule: Steps stay: for a change of Next step of deals/),
      }),
      expect.objectContaining({
        kind: 'setting',
        widens: false,
        sentence: 'Suggestions wait 14 days for a person (before: 30).',
      }),
    ]);
  });

  it('turns around with the order: what was made stricter then lets through more', async () => {
    const { differences } = (await compare(last, first)).body;
    expect(differences.map(({ kind, widens }) => [kind, widens])).toEqual([
      ['field', true],
      ['rule', true],
      ['setting', true],
    ]);
    expect(sentencesOf(differences)[1]).toMatch(/^Rule dropped: Steps stay/);
  });

  it('is nothing between a version and itself, and everything since the time before the first', async () => {
    expect((await compare(last, last)).body.differences).toEqual([]);
    const { fields } = (await scene.call<{ fields: Place[] }>('admin', 'GET', `/api/policies/${last}`)).body;
    const opened = (await compare(0, last)).body.differences.filter(({ kind, widens }) => kind === 'field' && widens);
    expect(placesOf(opened)).toEqual(placesOf(fields));
  });

  it('says what the draft said before it was published', async () => {
    const { body: current } = await scene.call<PolicyDraftReply>('admin', 'GET', '/api/policy-draft');
    const saved = await scene.call<PolicyDraftReply>('admin', 'POST', '/api/policy-draft', {
      revision: 0,
      content: { ...current.inForce, expiryDays: 7, rules: [] },
    });
    const { revision } = saved.body.draft ?? {};
    await scene.call('admin', 'POST', '/api/policy-draft/publish', { revision, note: 'Simpler' });
    expect((await compare(last, last + 1)).body.differences).toEqual(saved.body.differences);
  });

  it('may be read by everybody who may read the versions, and by no agent', async () => {
    for (const role of ['rep', 'sales_ops', 'admin'] as const)
      expect((await compare(first, last, role)).status).toBe(200);
    expect((await compare(first, last, 'agent')).status).toBe(403);
  });

  it('is refused for a version that there is not, here or at this company, and for what is no number', async () => {
    for (const [from, to] of [
      [first, last + 50],
      [last + 50, first],
    ] as const) {
      const { status, body } = await compare(from, to);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
      expect(body.detail).toContain(`${last + 50}`);
    }
    expect((await compare(first, last, await enrolNeighbour(scene, 'admin'))).status).toBe(404);
    for (const wrong of ['-1', '1.5', 'first'])
      expect((await compare(wrong, last)).body.code).toBe('request_malformed');
  });

  it('goes by API names where no CRM can be asked', async () => {
    const neighbour = await enrolNeighbour(scene, 'admin');
    await asOwner(
      scene,
      `insert into policy select (jsonb_populate_record(policy, '{"tenant_id":"hubspot.770077"}')).* from policy`,
    );
    expect(sentencesOf((await compare(first, last, neighbour)).body.differences)).toEqual([
      expect.stringMatching(/^champion \(deals\.champion\)/),
      expect.stringContaining('for a change of hs_next_step of deals'),
      expect.stringContaining('14 days'),
    ]);
  });
});
