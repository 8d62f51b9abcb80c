import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileOne, review, shown, truth } from '#test/support/filing.ts';
import { eventsOf, eventTypesOf, rowsOf } from '#test/support/log.ts';
import { enrol, enrolNeighbour } from '#test/support/people.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

describe('accepting', () => {
  it('writes the value to the CRM, shows it on the card, and logs who approved what', async () => {
    const record = dealAt(scene, 20);
    const one = await fileAndLook(scene, { record });
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer).toMatchObject({ status: 200, body: { ok: true, state: 'applied', waiting: false, message: null } });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
    const card = await review(scene, record);
    expect(card.open).toEqual([]);
    expect(card.decided[0]).toMatchObject({
      id: one.id,
      state: 'applied',
      current: '77',
      decision: { kind: 'accept', by: { id: card.person.id, name: card.person.name } },
      change: { kind: 'apply', state: 'applied', value: '77', before: one.current },
    });
    const events = await eventsOf(scene, one.id);
    expect(events.map(({ type }) => type)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
    expect(events[1]).toMatchObject({
      actor: { kind: 'person', id: card.person.id },
      facts: { shownDigest: one.digest },
      values: { value: { value: '77' }, shownCurrent: { value: one.current } },
    });
    expect(events[2]).toMatchObject({ actor: { kind: 'system' }, facts: { wrote: true, replacedUnseen: false } });
  });

  it('tells the agent what was written, and not who decided', async () => {
    const record = dealAt(scene, 21);
    const one = await fileAndLook(scene, { record });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one, 80));
    const own = await scene.call('agent', 'GET', `/v1/suggestions/${one.id}`);
    expect(own.body).toMatchObject({ state: 'applied', proposedValue: '77', writtenValue: '80' });
    const card = await review(scene, record);
    expect(JSON.stringify(own.body)).not.toContain(card.person.id);
    expect(JSON.stringify(own.body)).not.toContain(card.person.name);
  });

  it('decides once for ten equal clicks, and tells all ten the same decision', async () => {
    const record = dealAt(scene, 22);
    const one = await fileAndLook(scene, { record });
    const body = acceptBody(one);
    const written = scene.crm.counters().recordsWritten;
    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(scene, 'rep', one.id, 'accept', body)));
    expect(answers.map(({ body: { ok } }) => ok)).toEqual(Array(10).fill(true));
    const rows = await rowsOf(scene, one.id);
    expect(rows).toMatchObject({ state: 'applied', decisions: [{ id: body.decisionId }], changes: [{ attempts: 1 }] });
    expect(scene.crm.counters().recordsWritten).toBe(written + 1);
    const repeat = await decide(scene, 'rep', one.id, 'accept', body);
    expect(repeat.body).toMatchObject({ ok: true, state: 'applied', waiting: false });
    expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
  });

  it('lets exactly one of two people decide who click at once', async () => {
    const record = dealAt(scene, 23);
    const one = await fileAndLook(scene, { record });
    const second = await enrol(scene, 'rep');
    const people = ['rep', 'sales_ops', 'admin', second] as const;
    const answers = await Promise.all(people.map((who) => decide(scene, who, one.id, 'accept', acceptBody(one))));
    const losers = answers.map(({ body }) => body).filter(({ ok }) => !ok);
    expect(losers).toHaveLength(people.length - 1);
    for (const loser of losers) expect(loser).toMatchObject({ code: 'suggestion_already_decided' });
    expect((await rowsOf(scene, one.id)).decisions).toHaveLength(1);
    const types = await eventTypesOf(scene, one.id);
    expect(types.filter((type) => type === 'suggestion.accepted')).toHaveLength(1);
    expect(types.filter((type) => type === 'decision.refused')).toHaveLength(losers.length);
  });

  it('lets exactly one of an accept and a reject win', async () => {
    const record = dealAt(scene, 24);
    const before = truth(scene, record, 'seats_needed');
    const one = await fileAndLook(scene, { record });
    const answers = await Promise.all([
      decide(scene, 'rep', one.id, 'accept', acceptBody(one)),
      decide(scene, 'sales_ops', one.id, 'reject', { decisionId: randomUUID(), reason: 'outdated' }),
    ]);
    const [winner] = answers.filter(({ body }) => body.ok);
    expect(answers.filter(({ body }) => body.ok)).toHaveLength(1);
    const expected = winner === answers[0] ? { state: 'applied', value: '77' } : { state: 'rejected', value: before };
    expect({ state: (await rowsOf(scene, one.id)).state, value: truth(scene, record, 'seats_needed') }).toEqual(
      expected,
    );
  });

  it('refuses a decision id that was used for something else, by another person, or with another value', async () => {
    const record = dealAt(scene, 25);
    const one = await fileAndLook(scene, { record });
    const body = acceptBody(one);
    await decide(scene, 'rep', one.id, 'accept', body);
    const elsewhere = await fileAndLook(scene, { record: dealAt(scene, 26) });
    for (const answer of [
      await decide(scene, 'rep', one.id, 'accept', { ...body, value: '99' }),
      await decide(scene, 'sales_ops', one.id, 'accept', body),
      await decide(scene, 'rep', one.id, 'undo', { decisionId: body.decisionId }),
      await decide(scene, 'rep', elsewhere.id, 'accept', { ...acceptBody(elsewhere), decisionId: body.decisionId }),
    ]) {
      expect(answer).toMatchObject({ status: 200, body: { ok: false, code: 'decision_id_reused' } });
    }
    expect(truth(scene, record, 'seats_needed')).toBe('77');
    expect((await rowsOf(scene, elsewhere.id)).decisions).toEqual([]);
  });

  it('treats one decision id in upper and lower case as one', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 27) });
    const body = acceptBody(one);
    await decide(scene, 'rep', one.id, 'accept', body);
    const again = await decide(scene, 'rep', one.id, 'accept', { ...body, decisionId: body.decisionId.toUpperCase() });
    expect(again.body).toMatchObject({ ok: true, state: 'applied' });
    expect((await rowsOf(scene, one.id)).decisions).toHaveLength(1);
  });
});

describe('what an approval covers', () => {
  it('nothing, when the digest is forged, borrowed, or of another present value', async () => {
    const record = dealAt(scene, 28);
    const before = truth(scene, record, 'seats_needed');
    const one = await fileAndLook(scene, { record });
    const other = await fileAndLook(scene, { record: dealAt(scene, 29) });
    const body = acceptBody(one);
    for (const wrong of [{ digest: 'f'.repeat(64) }, { digest: other.digest }, { current: '1' }, { current: null }]) {
      const answer = await decide(scene, 'rep', one.id, 'accept', { ...body, ...wrong, decisionId: randomUUID() });
      expect(answer.body).toMatchObject({ ok: false, code: 'suggestion_changed' });
    }
    expect((await rowsOf(scene, one.id)).decisions).toEqual([]);
    expect(truth(scene, record, 'seats_needed')).toBe(before);
  });

  it('nothing, when another allowlist was published since', async () => {
    const record = dealAt(scene, 31);
    const one = await fileAndLook(scene, { record });
    const policy = (await scene.call<{ version: number; fields: object[] }>('admin', 'GET', '/api/policy')).body;
    const draft = { expectedVersion: policy.version, note: 'The same once more', fields: policy.fields };
    expect((await scene.call('admin', 'POST', '/api/policies', draft)).status).toBe(200);
    const stale = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(stale.body).toMatchObject({ ok: false, code: 'suggestion_changed' });
    const fresh = await decide(scene, 'rep', one.id, 'accept', acceptBody(await shown(scene, record, one.id)));
    expect(fresh.body).toMatchObject({ ok: true, state: 'applied' });
  });

  it('never a blocked suggestion, whatever digest comes with it', async () => {
    const record = dealAt(scene, 32);
    const before = truth(scene, record, 'payment_terms');
    const { id } = await fileOne(scene, { record, field: 'payment_terms', proposedValue: 'net_60' });
    const blocked = await shown(scene, record, id);
    expect(blocked.digest).toBeUndefined();
    const body = { decisionId: randomUUID(), digest: '0'.repeat(64), current: before ?? null };
    const answer = await decide(scene, 'admin', id, 'accept', body);
    expect(answer.body).toMatchObject({ ok: false, code: 'suggestion_already_decided', state: 'blocked' });
    expect(truth(scene, record, 'payment_terms')).toBe(before);
  });

  it('never a protected field, even if its suggestion somehow became pending', async () => {
    const record = dealAt(scene, 33);
    const before = truth(scene, record, 'payment_terms');
    const { id } = await fileOne(scene, { record, field: 'payment_terms', proposedValue: 'net_60' });
    await asOwner(scene, `update suggestion set state = 'pending' where id = $1`, [id]);
    const one = await shown(scene, record, id);
    expect(one.abilities.accept).toBe(false);
    const answer = await decide(scene, 'admin', id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({ ok: false, code: 'field_protected' });
    expect(truth(scene, record, 'payment_terms')).toBe(before);
    expect((await rowsOf(scene, id)).changes).toEqual([]);
  });
});

describe('who decides', () => {
  it('is never said by the body', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 34) });
    for (const extra of ['personId', 'actor', 'person', 'userId', 'role', 'tenantId', '__proto__']) {
      const body = JSON.parse(JSON.stringify(acceptBody(one)).replace('{', `{"${extra}":"per_boss",`));
      const answer = await decide(scene, 'rep', one.id, 'accept', body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request_malformed' } });
    }
    expect((await rowsOf(scene, one.id)).decisions).toEqual([]);
  });

  it('is never an agent, an auditor, nobody, or a neighbour', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 35) });
    const auditor = await enrol(scene, 'auditor');
    const neighbour = await enrolNeighbour(scene, 'admin');
    const statuses = [];
    for (const who of ['agent', 'nobody', auditor, neighbour] as const) {
      for (const verb of ['accept', 'reject', 'undo', 'release', 'reopen'] as const) {
        const bodies = { accept: acceptBody(one), reject: { decisionId: randomUUID(), reason: 'other' } };
        const body = verb === 'accept' || verb === 'reject' ? bodies[verb] : { decisionId: randomUUID() };
        statuses.push((await decide(scene, who, one.id, verb, body)).status);
      }
    }
    expect(statuses).toEqual([403, 401, 403, 404].flatMap((status) => Array(5).fill(status)));
    expect(await rowsOf(scene, one.id)).toEqual({ state: 'pending', decisions: [], changes: [] });
  });
});
