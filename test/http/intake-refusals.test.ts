import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dealAt,
  fileAll,
  fileOne,
  fileSource,
  itemFor,
  quote,
  review,
  transcript,
  truth,
} from '#test/support/filing.ts';
import { eventsOf, eventsOfType, rowsOf } from '#test/support/log.ts';
import { enrolNeighbour, registerAgent } from '#test/support/people.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

describe('filing suggestions', () => {
  it('answers each item with its own code, in the order of the request, and keeps the good ones', async () => {
    const record = dealAt(scene, 20);
    const present = truth(scene, record, 'seats_needed') ?? '';
    const evidence = [{ sourceId: await fileSource(scene), quote }];
    const cases: [string, object][] = [
      ['pending', {}],
      ['field_unknown', { field: 'no_such_field' }],
      ['field_archived', { field: 'legacy_score' }],
      ['field_not_allowed', { field: 'pilot_sites' }],
      ['field_protected', { field: 'payment_terms', proposedValue: 'net_60' }],
      ['field_read_only', { field: 'hs_lastmodifieddate', proposedValue: '2026-11-01T00:00:00Z' }],
      ['value_wrong_type', { proposedValue: 'a handful' }],
      ['value_wrong_type', { proposedValue: ['77'] }],
      ['value_not_an_option', { field: 'hs_priority', proposedValue: 'urgent' }],
      ['value_too_long', { field: 'use_case', proposedValue: 'x'.repeat(2_001) }],
      ['value_out_of_range', { proposedValue: '5001' }],
      ['value_unchanged', { proposedValue: `${present}.0` }],
      ['evidence_missing', { evidence: [] }],
      ['quote_not_found', { evidence: [{ ...evidence[0], quote: 'We need 770 seats.' }] }],
      ['source_not_found', { evidence: [{ quote, sourceId: 'src_00000000000000000000000000' }] }],
      ['record_not_found', { record: { ...record, recordId: '999999999999' } }],
      ['record_not_found', { record: { ...record, recordId: `0${record.recordId}` } }],
      ['object_not_supported', { record: { ...record, objectType: 'invoices' } }],
      ['object_not_supported', { record: { ...record, objectType: 'Deals' } }],
      ['crm_not_connected', { record: { ...record, crm: 'salesforce' } }],
      ['request_malformed', { approvedBy: 'the boss' }],
      ['request_malformed', { record: { ...record, tenant: 'hubspot.770077' } }],
      ['request_malformed', { rationale: '' }],
    ];
    const items = await Promise.all(cases.map(([, parts]) => itemFor(scene, { record, evidence, ...parts })));
    const results = await fileAll(scene, items);
    expect(results.map(({ status, code }) => code ?? status)).toEqual(cases.map(([code]) => code));
    for (const result of results.slice(1)) expect(result.message).toMatch(/\w{3,}/);
    expect((await review(scene, record)).open.map(({ id }) => id)).toEqual([results[0]?.id]);
  });

  it('refuses a value that the CRM would refuse by a rule of its own', async () => {
    const [recordId = ''] = scene.crm.recordIds('tickets');
    const record = { crm: 'hubspot', objectType: 'tickets', recordId };
    const result = await fileOne(scene, { record, field: 'affected_version', proposedValue: 'the newest one' });
    expect(result).toMatchObject({ status: 'refused', code: 'value_refused_by_rule' });
  });

  it('takes 100 items and refuses 101 whole', async () => {
    const record = dealAt(scene, 21);
    const item = await itemFor(scene, { record });
    const items = Array.from({ length: 100 }, (_, index) => ({ ...item, proposedValue: String(3000 + index) }));
    const results = await fileAll(scene, items);
    expect(results).toHaveLength(100);
    expect(results.every(({ status }) => status === 'pending')).toBe(true);
    const tooMany = { suggestions: [...items, { ...item, proposedValue: '4900' }] };
    const answer = await scene.call('agent', 'POST', '/v1/suggestions', tooMany);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_malformed' } });
    expect((await review(scene, record)).open.map(({ proposed }) => proposed)).toEqual(['3099']);
  });

  it('refuses a malformed item alone and says where it is wrong', async () => {
    const good = await itemFor(scene, { record: dealAt(scene, 22) });
    const malformed = [null, 'text', [], {}, { ...good, evidence: 'all of it' }, { ...good, field: '../admin' }];
    const results = await fileAll(scene, [good, ...malformed, { ...good, record: dealAt(scene, 23) }]);
    expect(results.map(({ status }) => status)).toEqual(['pending', ...malformed.map(() => 'refused'), 'pending']);
    expect(results[6]?.message).toContain('/field');
  });

  it.each([
    ['a key with half a character', { '\ud800': 1 }],
    ['a key with a NUL', { '\u0000': 1 }],
    ['a long key that is cut inside a character', { [`x${'😀'.repeat(600)}`]: 1 }],
    ['a value with half a character', { rationale: '\ud800' }],
    ['a NUL in its value', { proposedValue: 'a\u0000b' }],
  ])('refuses an item with %s instead of breaking on it', async (_, parts) => {
    const item = await itemFor(scene, { record: dealAt(scene, 19) });
    const [result] = await fileAll(scene, [{ ...item, ...parts }]);
    expect(result).toMatchObject({ status: 'refused', code: 'request_malformed' });
  });

  it('logs a refused item with its code, and keeps no row for it', async () => {
    const record = dealAt(scene, 24);
    await fileOne(scene, { record, field: 'no_such_field' });
    const [event] = await eventsOfType(scene, 'suggestion.refused');
    expect(event).toMatchObject({
      actor: { kind: 'agent' },
      facts: { code: 'field_unknown', record, field: 'no_such_field' },
    });
    const kept = await asOwner(scene, 'select 1 from suggestion where record_id = $1', [record.recordId]);
    expect(kept).toEqual([]);
  });

  it.each([
    ['hubspot_owner_id', 'ownership', 'field_protected'],
    ['account_owner_2', 'ownership', 'field_protected'],
    ['nda_signed', 'legal', 'field_protected'],
    ['contract_end_date', 'legal', 'field_protected'],
    ['payment_terms', 'billing', 'field_protected'],
    ['billing_street', 'billing', 'field_protected'],
    ['hs_object_id', 'system', 'field_read_only'],
  ])('keeps and logs a blocked attempt on %s, a field of class %s', async (field, fieldClass, code) => {
    const record = dealAt(scene, 25);
    const before = truth(scene, record, field);
    const result = await fileOne(scene, { record, field, proposedValue: 'something else' });
    expect(result).toMatchObject({ status: 'blocked', code });
    const [event] = await eventsOf(scene, result.id);
    expect(event).toMatchObject({ type: 'suggestion.blocked', facts: { class: fieldClass, code, field } });
    const onCard = (await review(scene, record)).blocked.find(({ id }) => id === result.id);
    expect(onCard).toMatchObject({ state: 'blocked', refusal: { code }, abilities: { accept: false, edit: false } });
    expect(truth(scene, record, field)).toBe(before);
  });

  it('names the protection of a field whatever else is wrong with the item', async () => {
    const parts = { record: dealAt(scene, 26), field: 'billing_street', proposedValue: 12, evidence: [] };
    expect(await fileOne(scene, parts)).toMatchObject({ status: 'blocked', code: 'field_protected' });
  });

  it('refuses an agent whose scope does not name the field, the object, or both', async () => {
    const agent = await registerAgent(scene, { scopes: [{ objectType: 'deals', fields: ['champion'] }] });
    const record = dealAt(scene, 27);
    const outside = await fileOne(scene, { record, as: agent });
    expect(outside).toMatchObject({ status: 'refused', code: 'agent_out_of_scope' });
    const inside = await fileOne(scene, { record, as: agent, field: 'champion', proposedValue: 'Ida Brandt' });
    expect(inside).toMatchObject({ status: 'pending' });
    const [recordId = ''] = scene.crm.recordIds('contacts');
    const contact = { crm: 'hubspot', objectType: 'contacts', recordId };
    const elsewhere = await fileOne(scene, { record: contact, as: agent, field: 'jobtitle', proposedValue: 'CTO' });
    expect(elsewhere).toMatchObject({ status: 'refused', code: 'agent_out_of_scope' });
  });

  it("finds no quote in another agent's source, nor in a neighbour's", async () => {
    const other = await registerAgent(scene);
    const neighbour = await registerAgent(scene, { as: await enrolNeighbour(scene, 'admin') });
    for (const owner of [other, neighbour]) {
      const sourceId = await fileSource(scene, transcript, owner);
      const result = await fileOne(scene, { record: dealAt(scene, 28), evidence: [{ sourceId, quote }] });
      expect(result).toMatchObject({ status: 'refused', code: 'source_not_found' });
    }
  });

  it('shows an agent its own suggestion and nobody else its', async () => {
    const other = await registerAgent(scene);
    const record = dealAt(scene, 29);
    const { id } = await fileOne(scene, { record });
    const own = await scene.call('agent', 'GET', `/v1/suggestions/${id}`);
    expect(own).toMatchObject({ status: 200, body: { id, record, state: 'pending', proposedValue: '77' } });
    const foreign = await scene.call(other, 'GET', `/v1/suggestions/${id}`);
    const none = await scene.call(other, 'GET', '/v1/suggestions/sug_00000000000000000000000000');
    expect(foreign.status).toBe(404);
    expect({ ...(foreign.body as object), instance: '', requestId: '' }).toEqual({
      ...(none.body as object),
      instance: '',
      requestId: '',
    });
  });

  it('does not let a filing say whose it is', async () => {
    const record = dealAt(scene, 30);
    const item = await itemFor(scene, { record });
    const other = await registerAgent(scene);
    const whole = { suggestions: [item], agentId: other.id };
    expect((await scene.call('agent', 'POST', '/v1/suggestions', whole)).status).toBe(400);
    const [inside] = await fileAll(scene, [{ ...item, agentId: other.id }]);
    expect(inside).toMatchObject({ status: 'refused', code: 'request_malformed' });
    expect((await rowsOf(scene, inside?.id)).state).toBeUndefined();
  });
});
