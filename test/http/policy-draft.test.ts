import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { WirePolicyContent } from '#contract/policy.ts';
import type { browseFieldsReply, policyDraftReply, policyProposalReply, replayReply } from '#contract/policy-draft.ts';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { eventsOfType } from '#test/support/log.ts';
import { enrol, enrolNeighbour } from '#test/support/people.ts';
import { asOwner, type Caller, openScene, type Scene } from '#test/support/scene.ts';

type DraftReply = z.output<typeof policyDraftReply>;
type Replay = z.output<typeof replayReply>;
type Refused = { code: string; detail: string };

let scene: Scene;
let other: { token: string };
beforeAll(async () => {
  scene = await openScene();
  other = await enrol(scene, 'admin');
});
afterAll(() => scene.close());
beforeEach(async () => {
  await asOwner(scene, 'delete from policy_draft');
});

const current = async () =>
  (await scene.call<WirePolicyContent & { version: number }>('admin', 'GET', '/api/policy')).body;
const draft = async (as: Caller = 'admin') => (await scene.call<DraftReply>(as, 'GET', '/api/policy-draft')).body;
const post = <T>(step: string, body: object, as: Caller = 'admin') =>
  scene.call<T & Refused>(as, 'POST', `/api/policy-draft${step}`, body);

async function contentWith(change: (content: WirePolicyContent) => Partial<WirePolicyContent>) {
  const { expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases } = await current();
  const content = { expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases };
  return { ...content, ...change(content) };
}

async function save(change: (content: WirePolicyContent) => Partial<WirePolicyContent>, as: Caller = 'admin') {
  const answer = await post<DraftReply>('', { revision: 0, content: await contentWith(change) }, as);
  expect(answer.status).toBe(200);
  return answer.body;
}

const line = (field: string, parts: object = {}) =>
  ({ objectType: 'deals', field, autonomy: 'review', impact: 'low', ...parts }) as WirePolicyContent['fields'][number];

describe('the draft of the allowlist', () => {
  it('says in words what it changes, and changes nothing until it is published', async () => {
    const before = await current();
    const saved = await save(({ fields }) => ({
      fields: [...fields.filter(({ field }) => field !== 'champion'), line('pilot_sites')],
    }));
    expect(saved.draft).toMatchObject({ revision: 1, basedOn: before.version, editedBy: 'Ruth Abernathy' });
    expect(saved.differences).toEqual([
      expect.objectContaining({
        field: 'champion',
        widens: false,
        sentence: expect.stringContaining('may not suggest'),
      }),
      expect.objectContaining({
        field: 'pilot_sites',
        widens: true,
        sentence: expect.stringContaining('people decide'),
      }),
    ]);
    expect(saved.problems).toEqual([]);
    expect((await current()).version).toBe(before.version);
    const refused = await fileOne(scene, { record: dealAt(scene, 1), field: 'pilot_sites', proposedValue: '4' });
    expect(refused.code).toBe('field_not_allowed');
  });

  it('tells each rule in a sentence with the names that people know, with or without a draft', async () => {
    const { agents } = (await scene.call<{ agents: { id: string; name: string }[] }>('admin', 'GET', '/api/agents'))
      .body;
    const [agent] = agents;
    const rule = {
      id: 'steps-stay',
      title: 'Steps stay',
      objectType: 'deals',
      fields: ['hs_next_step'],
      agents: [agent?.id ?? ''],
      when: [{ replacesValue: true as const }],
      effect: 'block' as const,
    };
    const { rules } = await current();
    const saved = await save(() => ({ rules: [...rules, rule] }));
    expect(saved.ruleSentences).toHaveLength(rules.length + 1);
    const sentence = `Steps stay: for a change of Next step of deals by ${agent?.name}, where it replaces a value, nothing is written.`;
    expect(saved.ruleSentences.at(-1)).toBe(sentence);
    const checked = await scene.call<DraftReply>('admin', 'POST', '/api/policies/check', {
      content: saved.draft?.content,
    });
    expect(checked.body.ruleSentences).toEqual(saved.ruleSentences);
    await post('/discard', { revision: saved.draft?.revision });
    expect((await draft()).ruleSentences).toEqual(saved.ruleSentences.slice(0, -1));
  });

  it('can be looked for where no CRM is connected', async () => {
    const neighbour = await enrolNeighbour(scene, 'admin');
    expect(await draft(neighbour)).toMatchObject({ version: 0, draft: null, ruleSentences: [] });
  });

  it('is published as the next version with its note, and is gone then', async () => {
    const { version } = await current();
    const { draft: saved } = await save(({ fields }) => ({ fields: [...fields, line('pilot_sites')] }));
    const answer = await post<{ status: string; policy: { version: number; note: string } }>('/publish', {
      revision: saved?.revision,
      note: 'Pilots are told in calls',
    });
    expect(answer.body).toMatchObject({
      status: 'published',
      policy: { version: version + 1, note: 'Pilots are told in calls', approvedBy: null },
    });
    expect((await draft()).draft).toBeNull();
    expect((await fileOne(scene, { record: dealAt(scene, 2), field: 'pilot_sites', proposedValue: '4' })).status).toBe(
      'pending',
    );
  });

  it('keeps both admins from overwriting what they have not seen, and names who was first', async () => {
    await save(() => ({ expiryDays: 20 }));
    const late = await post('', { revision: 0, content: await contentWith(() => ({ expiryDays: 21 })) }, other);
    expect(late).toMatchObject({ status: 409, body: { code: 'policy_draft_changed' } });
    expect(late.body.detail).toContain('Ruth Abernathy');
    expect((await draft()).draft?.content.expiryDays).toBe(20);
    const stale = await post('/publish', { revision: 7, note: 'mine' }, other);
    expect(stale.body.code).toBe('policy_draft_changed');
  });

  it('is not published over a version that came meanwhile', async () => {
    const { draft: saved } = await save(() => ({ expiryDays: 25 }));
    const { version } = await current();
    const direct = {
      ...(await contentWith(() => ({ expiryDays: 40 }))),
      expectedVersion: version,
      note: 'From a file',
    };
    expect((await scene.call('admin', 'POST', '/api/policies', direct)).status).toBe(200);
    const answer = await post('/publish', { revision: saved?.revision, note: 'late' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'policy_version_stale' } });
    expect((await current()).expiryDays).toBe(40);
  });

  it('that names a protected field, or a rule that cannot work, tells everything at once and is not published', async () => {
    const rule = (parts: object) => ({
      title: 'R',
      objectType: 'deals',
      fields: null,
      agents: null,
      when: [],
      ...parts,
    });
    const saved = await save(({ fields }) => ({
      fields: [...fields, line('hubspot_owner_id'), line('no_such_field')],
      rules: [
        rule({ id: 'a', fields: ['champion'], when: [{ valueAbove: 5 }], effect: 'block' }),
        rule({ id: 'a', fields: ['gone'], effect: 'block' }),
      ] as unknown as WirePolicyContent['rules'],
    }));
    expect(saved.problems.map(({ code }) => code)).toEqual([
      'policy_field_protected',
      'field_unknown',
      'policy_not_publishable',
      'field_unknown',
      'policy_not_publishable',
    ]);
    const { version } = await current();
    const answer = await post('/publish', { revision: saved.draft?.revision, note: 'no' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'policy_field_protected' } });
    expect((await current()).version).toBe(version);
  });

  it('made of an earlier version restores it as a new one', async () => {
    const old = await current();
    await post('/publish', { revision: (await save(() => ({ expiryDays: 5 }))).draft?.revision, note: 'shorter' });
    const restored = await post<DraftReply>('/from-version', { revision: 0, version: old.version });
    expect(restored.body.differences).toHaveLength(1);
    await post('/publish', { revision: restored.body.draft?.revision, note: 'back' });
    const now = await current();
    expect(now).toMatchObject({ version: old.version + 2, expiryDays: old.expiryDays, fields: old.fields });
    expect((await post('/from-version', { revision: 0, version: 999 })).body.code).toBe('not_found');
  });

  it('may be read by those who oversee and changed by admins only', async () => {
    expect((await draft('sales_ops')).mayPublish).toBe(false);
    expect((await scene.call('rep', 'GET', '/api/policy-draft')).status).toBe(403);
    const body = { revision: 0, content: await contentWith(() => ({})) };
    expect((await post('', body, 'sales_ops')).status).toBe(403);
  });
});

describe('a version that needs two admins', () => {
  const pattern = {
    objectType: 'deals',
    field: 'contract_end_date',
    class: 'ordinary',
    reason: 'A planned date only.',
  } as const;

  it('waits for the second, who is another one, and stands in the log with both', async () => {
    const { version } = await current();
    const saved = await save(({ classes, fields }) => ({
      classes: [...classes, pattern],
      fields: [...fields, line('contract_end_date', { impact: 'high' })],
    }));
    expect(saved.problems).toEqual([]);
    expect(saved.secondPerson).toEqual([expect.stringContaining('deals.contract_end_date')]);
    const revision = saved.draft?.revision;
    expect((await post('/publish', { revision, note: 'Not a legal date' })).body).toMatchObject({ status: 'waiting' });
    expect((await current()).version).toBe(version);
    expect((await draft()).draft?.proposed).toMatchObject({ by: 'Ruth Abernathy', byYou: true });
    const again = await post('/publish', { revision, note: 'Not a legal date' });
    expect(again).toMatchObject({ status: 409, body: { code: 'second_person_needed' } });
    const answer = await post<{ policy: object }>('/publish', { revision, note: 'I agree' }, other);
    expect(answer.body.policy).toMatchObject({
      version: version + 1,
      publishedBy: 'Ruth Abernathy',
      approvedBy: 'Extra admin',
      note: 'Not a legal date',
    });
    const [event] = await eventsOfType(scene, 'policy.published');
    expect(event).toMatchObject({
      actor: { name: 'Extra admin' },
      facts: { version: version + 1, askedBy: expect.any(String) },
    });
    const filed = { record: dealAt(scene, 3), field: 'contract_end_date', proposedValue: '2027-03-01' };
    expect((await fileOne(scene, filed)).status).toBe('pending');
  });

  it('cannot be had by asking, editing and publishing as one person', async () => {
    const asked = await save(({ classes }) => ({
      classes: classes.filter(({ field }) => field !== pattern.field),
      secondPersonPublishes: true,
      fields: [],
    }));
    await post('/publish', { revision: asked.draft?.revision, note: 'two from now on' });
    const { draft: saved } = await save(() => ({ expiryDays: 9, secondPersonPublishes: false }));
    expect((await post('/publish', { revision: saved?.revision, note: 'alone' })).body).toMatchObject({
      status: 'waiting',
    });
    const edited = await post<DraftReply>('', {
      revision: saved?.revision,
      content: await contentWith(() => ({ expiryDays: 8 })),
    });
    expect(edited.body.draft?.proposed).toBeNull();
    const direct = {
      ...(await contentWith(() => ({ expiryDays: 7 }))),
      expectedVersion: (await current()).version,
      note: 'x',
    };
    const refused = await scene.call<Refused>('admin', 'POST', '/api/policies', direct);
    expect(refused).toMatchObject({ status: 409, body: { code: 'second_person_needed' } });
    const off = await contentWith(() => ({ secondPersonPublishes: false }));
    const last = await post<DraftReply>('', { revision: edited.body.draft?.revision, content: off });
    await post('/publish', { revision: last.body.draft?.revision, note: 'off' });
    await post('/publish', { revision: last.body.draft?.revision, note: 'off' }, other);
    expect((await current()).secondPersonPublishes).toBe(false);
  });

  it.each([
    ['hubspot_owner_id', 'an exact name'],
    ['hs_object_id', 'the CRM’s own metadata'],
  ])('never unlocks %s, which %s protects', async (field) => {
    const saved = await save(({ classes }) => ({
      classes: [...classes, { objectType: 'deals', field, class: 'ordinary', reason: 'Because I say so.' }],
    }));
    expect(saved.problems).toEqual([expect.objectContaining({ code: 'policy_not_publishable', field })]);
  });
});

describe('trying a draft on past suggestions', () => {
  it('tells what would have been blocked or allowed, page by page, and leaves no trace', async () => {
    await post('/publish', {
      revision: (await save(() => ({ fields: [line('champion'), line('use_case')] }))).draft?.revision,
      note: 'base',
    });
    const pending = await fileOne(scene, { record: dealAt(scene, 11), field: 'champion', proposedValue: 'Ida Brandt' });
    expect(pending.status).toBe('pending');
    await fileOne(scene, { record: dealAt(scene, 12), field: 'pilot_sites', proposedValue: '9' });
    const { draft: saved } = await save(() => ({ fields: [line('use_case'), line('pilot_sites')] }));
    const events = (await eventsOfType(scene, 'suggestion.filed')).length;
    const { body } = await post<Replay>('/replay', { revision: saved?.revision, days: 30 });
    expect(body.total).toBe(body.judged + body.skipped);
    expect(body.next).toBeNull();
    expect(body.changes).toContainEqual(
      expect.objectContaining({ field: 'champion', was: 'review', would: 'blocked', agentName: expect.any(String) }),
    );
    const opened = body.changes.find(({ field, would }) => field === 'pilot_sites' && would === 'review');
    expect(opened).toMatchObject({ was: 'blocked' });
    expect(opened?.examples.map(({ recordId }) => recordId)).toContain(dealAt(scene, 12).recordId);
    expect((await eventsOfType(scene, 'suggestion.filed')).length).toBe(events);
    expect(
      (await fileOne(scene, { record: dealAt(scene, 13), field: 'champion', proposedValue: 'Ida Brandt' })).status,
    ).toBe('pending');
  });

  it('takes a value that nobody read at filing as not known, so that a rule about it counts as met', async () => {
    const fresh = await openScene();
    try {
      const refused = await fileOne(fresh, { record: dealAt(fresh, 1), field: 'pilot_sites', proposedValue: '9' });
      expect(refused.code).toBe('field_not_allowed');
      const rule = { id: 'over', title: 'Over a value', objectType: 'deals', when: [{ replacesValue: true }] };
      const content = { fields: [line('pilot_sites')], rules: [{ ...rule, effect: 'second_person' }] };
      await fresh.call('admin', 'POST', '/api/policy-draft', { revision: 0, content });
      const asked = { revision: 1, days: 30 };
      const { body } = await fresh.call<Replay>('admin', 'POST', '/api/policy-draft/replay', asked);
      expect(body.changes).toEqual([expect.objectContaining({ was: 'blocked', would: 'second_person', count: 1 })]);
    } finally {
      await fresh.close();
    }
  });

  it('of the policy in force changes nothing: replay equals what was decided live', async () => {
    const fresh = await openScene();
    try {
      for (const [at, field] of ['champion', 'pilot_sites', 'hubspot_owner_id', 'use_case'].entries()) {
        await fileOne(fresh, { record: dealAt(fresh, at + 1), field, proposedValue: '9' });
      }
      const {
        version,
        note: _n,
        publishedBy: _b,
        approvedBy: _a,
        publishedAt: _p,
        ...content
      } = (await fresh.call<WirePolicyContent & Record<string, unknown>>('admin', 'GET', '/api/policy')).body;
      const revision = 0;
      const saved = await fresh.call<DraftReply>('admin', 'POST', '/api/policy-draft', { revision, content });
      expect(saved.body).toMatchObject({ version, differences: [] });
      const asked = { revision: 1, days: 30 };
      const { body } = await fresh.call<Replay>('admin', 'POST', '/api/policy-draft/replay', asked);
      expect(body).toMatchObject({ judged: 4, unchanged: 4, changes: [] });
    } finally {
      await fresh.close();
    }
  });
});

describe('the field browser', () => {
  it('lists every field with class, reason, line and what agents asked; protected ones are locked', async () => {
    const answer = await scene.call<z.output<typeof browseFieldsReply>>('admin', 'GET', '/api/fields?objectType=deals');
    expect(answer.status).toBe(200);
    const of = (name: string) => answer.body.fields.find((field) => field.name === name);
    expect(of('hubspot_owner_id')).toMatchObject({ class: 'ownership', locked: true, correctable: false, line: null });
    expect(of('contract_end_date')).toMatchObject({ correctable: true });
    expect(of('use_case')).toMatchObject({ locked: false, line: { autonomy: 'review', impact: 'low' } });
    expect(of('champion')?.asked).toBeGreaterThan(0);
    const unknown = await scene.call<Refused>('admin', 'GET', '/api/fields?objectType=invoices');
    expect(unknown.body.code).toBe('object_not_supported');
  });

  it('shows a field that the CRM describes otherwise than when it was allowed as switched off, and refuses it', async () => {
    await asOwner(
      scene,
      `update policy set fields = jsonb_set(fields, '{0,seen,type}', '"boolean"') where version = (select max(version) from policy)`,
    );
    const [first] = (await current()).fields;
    const answer = await scene.call<z.output<typeof browseFieldsReply>>('admin', 'GET', '/api/fields?objectType=deals');
    const changed = answer.body.fields.find(({ name }) => name === first?.field);
    expect(changed?.switchedOff).toContain('was of type boolean');
    const filed = await fileOne(scene, { record: dealAt(scene, 14), field: first?.field ?? '', proposedValue: 'x' });
    expect(filed).toMatchObject({ status: 'blocked', code: 'field_changed' });
  });

  it('proposes a first allowlist that is publishable as it is and names nothing hard to take back', async () => {
    const { body } = await scene.call<z.output<typeof policyProposalReply>>(
      'admin',
      'GET',
      '/api/policy-draft/proposal',
    );
    expect(body.fields.length).toBeGreaterThan(5);
    expect(new Set(body.fields.map(({ autonomy }) => autonomy))).toEqual(new Set(['review']));
    const fields = body.fields.map(({ label: _label, why: _why, ...rest }) => rest);
    expect((await save(() => ({ fields, rules: [], classes: [] }))).problems).toEqual([]);
  });
});
