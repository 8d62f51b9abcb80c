import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewReply } from '#contract/review.ts';
import { decide } from '#test/support/decide.ts';
import { acceptBody, fileOne, review, shown } from '#test/support/filing.ts';
import { eventsOf } from '#test/support/log.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';

let scene: OrgScene;
beforeAll(async () => {
  scene = await openOrgScene();
});
afterAll(() => scene.close());

const userOf = (firstName: string) => scene.org.people.find((one) => one.firstName === firstName)?.userId ?? '';

/** Opportunities of one owner that nobody has decided about yet, one for each test that writes. */
const taken = new Set<string>();
function recordOf(owner: string, objectType = 'Opportunity') {
  const recordId = scene.org
    .recordIds(objectType)
    .filter((id) => id !== scene.org.flagship.recordId && !taken.has(id))
    .find((id) => {
      const fields = scene.org.record(objectType, id)?.fields;
      return fields?.OwnerId === userOf(owner) && fields?.StageName !== 'Negotiation/Review';
    });
  if (recordId === undefined) throw new Error(`${owner} has no ${objectType} left`);
  taken.add(recordId);
  return { crm: 'salesforce' as const, objectType, recordId };
}

type Ref = ReturnType<typeof recordOf>;
const stored = (record: Ref, field: string) => scene.org.record(record.objectType, record.recordId)?.fields[field];

async function suggest(record: Ref, field: string, proposedValue: unknown) {
  const { id } = await fileOne(scene, { record, field, proposedValue });
  return shown(scene, record, id);
}

function edit(record: Ref, fields: Record<string, string | number>) {
  scene.later(2_000);
  scene.org.humanEdit({ objectType: record.objectType, recordId: record.recordId, fields, userId: userOf('Ruth') });
}

describe('an accept in Salesforce', () => {
  it('is written by the integration user while the person has lent nothing, and says so', async () => {
    const record = recordOf('Maya');
    const one = await suggest(record, 'NextStep', 'Send the offer');
    expect((await review(scene, record)).writing).toEqual({ as: 'app', name: 'Fieldward', canConnect: true });
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({ ok: true, state: 'applied' });
    expect(stored(record, 'NextStep')).toBe('Send the offer');
    expect(scene.org.record('Opportunity', record.recordId)?.lastModifiedById).toBe(scene.org.integrationUserId);
    expect((await shown(scene, record, one.id)).change).toMatchObject({ writtenAs: 'app', state: 'applied' });
    const applied = (await eventsOf(scene, one.id)).find(({ type }) => type === 'change.applied');
    expect(applied?.facts).toMatchObject({ writtenAs: 'app', wrote: true });
  });

  it('ends as conflicted when the field was edited by hand, and as applied when only another field was', async () => {
    const record = recordOf('Maya');
    const step = await suggest(record, 'NextStep', 'Send the offer');
    const champion = await suggest(record, 'Champion__c', 'Priya Raman');
    edit(record, { NextStep: 'Call Priya' });
    const lost = await decide(scene, 'rep', step.id, 'accept', acceptBody(step));
    expect(lost.body).toMatchObject({ ok: true, state: 'conflicted' });
    expect(stored(record, 'NextStep')).toBe('Call Priya');
    const won = await decide(scene, 'rep', champion.id, 'accept', acceptBody(champion));
    expect(won.body).toMatchObject({ ok: true, state: 'applied' });
    expect(stored(record, 'Champion__c')).toBe('Priya Raman');
    const again = (await review(scene, record)).open.find(({ field }) => field.name === 'NextStep');
    expect(again).toMatchObject({ changedSince: true, current: 'Call Priya', suggestedOver: step.current });
  });

  it('tells a refusal in the words of the organization’s admins', async () => {
    const record = recordOf('Maya');
    const one = await suggest(record, 'Seats_Needed__c', '9000');
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({
      ok: true,
      state: 'failed',
      message: 'Seats needed must be between 1 and 5,000. Ask the deal desk about larger rollouts.',
    });
  });

  it('waits while the organization’s limit is used up, and is finished later', async () => {
    const record = recordOf('Maya');
    const one = await suggest(record, 'NextStep', 'Wait for the limit');
    scene.org.setMishaps({ rateLimited: { next: 1, on: 'write' } });
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    scene.org.setMishaps({});
    expect(answer.body).toMatchObject({ ok: true, state: 'applied', waiting: false });
    expect(stored(record, 'NextStep')).toBe('Wait for the limit');
  });
});

describe('the id of a record in fifteen characters', () => {
  it('is the same record as in eighteen: one card, and a repetition is seen', async () => {
    const record = recordOf('Maya');
    const short = { ...record, recordId: record.recordId.slice(0, 15) };
    const item = { field: 'NextStep', proposedValue: 'Send the draft' };
    const filed = await fileOne(scene, { record: short, ...item });
    expect(filed.status).toBe('pending');
    expect((await review(scene, record)).open.map(({ id }) => id)).toEqual([filed.id]);
    expect(await fileOne(scene, { record, ...item })).toMatchObject({ status: 'duplicate', id: filed.id });
  });

  it('that fits no record is refused', async () => {
    const record = { ...recordOf('Maya'), recordId: '006000000000zzz' };
    const filed = await fileOne(scene, { record, field: 'NextStep', proposedValue: 'Send the draft' });
    expect(filed).toMatchObject({ status: 'refused', code: 'record_not_found' });
  });
});

describe('a suspected duplicate', () => {
  it('asks again in the CRM’s words, and is saved anyway only then', async () => {
    const record = recordOf('Maya', 'Account');
    const other = scene.org.recordIds('Account').find((id) => id !== record.recordId) ?? '';
    const website = String(scene.org.record('Account', other)?.fields.Website);
    const one = await suggest(record, 'Website', website);
    const hasty = await decide(scene, 'rep', one.id, 'accept', { ...acceptBody(one), allowDuplicate: true });
    expect(hasty.body).toMatchObject({ ok: false, code: 'suggestion_changed' });
    const refused = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(refused.body).toMatchObject({ ok: true, state: 'failed' });
    expect(stored(record, 'Website')).not.toBe(website);
    const again = (await review(scene, record)).open.find(({ field }) => field.name === 'Website');
    if (again === undefined) throw new Error('it was not asked again');
    expect(again.confirm).toEqual({ code: 'duplicate', message: expect.stringContaining('duplicate record') });
    const saved = await decide(scene, 'rep', again.id, 'accept', { ...acceptBody(again), allowDuplicate: true });
    expect(saved.body).toMatchObject({ ok: true, state: 'applied' });
    expect(stored(record, 'Website')).toBe(website);
    const accepted = (await eventsOf(scene, again.id)).find(({ type }) => type === 'suggestion.accepted');
    expect(accepted?.facts).toMatchObject({ allowDuplicate: true });
  });
});

describe('the rights of a person in the CRM', () => {
  it('keep somebody who may only read the record from every decision, before and after trying', async () => {
    const record = recordOf('Maya');
    const one = await suggest(record, 'NextStep', 'Not for Tobias');
    const tobias = scene.as('Tobias');
    const seen = await shown(scene, record, one.id, tobias);
    expect(seen.abilities).toMatchObject({ accept: false, edit: false, reject: false });
    expect(seen.abilities.why).toContain('not edit it');
    for (const verb of ['accept', 'reject'] as const) {
      const body = verb === 'accept' ? acceptBody(seen) : { decisionId: randomUUID(), reason: 'other' };
      const answer = await decide(scene, tobias, one.id, verb, body);
      expect(answer.body).toMatchObject({ ok: false, code: 'record_not_editable' });
    }
    const refusals = (await eventsOf(scene, one.id)).filter(({ type }) => type === 'decision.refused');
    expect(refusals.map(({ facts }) => facts.code)).toEqual(['record_not_editable', 'record_not_editable']);
    expect(stored(record, 'NextStep')).not.toBe('Not for Tobias');
  });

  it('hide suggestions for fields that the person may not see, and close those that they may not edit', async () => {
    const record = recordOf('Tobias');
    const hidden = await suggest(record, 'Champion__c', 'Priya Raman');
    const closed = await suggest(record, 'Competitors__c', 'TandemLogic');
    const tobias = scene.as('Tobias');
    const seen = await review(scene, record, tobias);
    expect(seen.hiddenCount).toBe(1);
    expect(seen.open.map(({ id }) => id)).not.toContain(hidden.id);
    const shownClosed = seen.open.find(({ id }) => id === closed.id);
    expect(shownClosed?.abilities).toMatchObject({
      accept: false,
      why: 'Your rights in the CRM do not let you edit Competitors.',
    });
    const answer = await decide(scene, tobias, closed.id, 'accept', acceptBody(closed));
    expect(answer.body).toMatchObject({ ok: false, code: 'field_not_editable' });
  });

  it('make a record that the person may not see one that does not exist', async () => {
    const secret = scene.org.recordIds('Account').find((id) => {
      const fields = scene.org.record('Account', id)?.fields;
      return fields?.Confidential__c === true && fields?.OwnerId !== userOf('Tobias');
    });
    const path = `/api/records/salesforce/Account/${secret}/review`;
    expect((await scene.call<ReviewReply>('admin', 'GET', path)).status).toBe(200);
    expect(await scene.call(scene.as('Tobias'), 'GET', path)).toMatchObject({
      status: 404,
      body: { code: 'record_not_found' },
    });
  });
});

describe('access that a person lends', () => {
  async function lend(firstName: string, signedInAs: string) {
    const begun = await scene.call<{ authorizeUrl: string }>(scene.as(firstName), 'POST', '/api/connections/own', {});
    const authorize = new URL(begun.body.authorizeUrl);
    authorize.searchParams.set('user', userOf(signedInAs));
    const granted = await fetch(authorize, { redirect: 'manual' });
    return fetch(granted.headers.get('location') ?? '', { redirect: 'manual' });
  }

  it('is refused when somebody else is signed in to Salesforce than here, and for a state that was not made here', async () => {
    expect((await lend('Maya', 'Tobias')).status).toBe(403);
    const record = recordOf('Maya');
    await suggest(record, 'NextStep', 'Who writes?');
    expect((await review(scene, record)).writing.as).toBe('app');
    expect((await fetch(`${scene.url}/oauth/salesforce/own?code=x&state=forged`)).status).toBe(401);
  });

  it('makes writes the person’s own for Salesforce, until it is taken back', async () => {
    expect((await lend('Maya', 'Maya')).status).toBe(200);
    const record = recordOf('Maya');
    const one = await suggest(record, 'NextStep', 'As myself');
    expect((await review(scene, record)).writing).toEqual({ as: 'you', name: 'Maya Lindqvist', canConnect: false });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(scene.org.record('Opportunity', record.recordId)?.lastModifiedById).toBe(userOf('Maya'));
    expect((await shown(scene, record, one.id)).change).toMatchObject({ writtenAs: 'person' });
    expect((await scene.call(scene.as('Maya'), 'DELETE', '/api/connections/own')).status).toBe(200);
    expect((await review(scene, record)).writing.as).toBe('app');
  });

  it('fails openly when Salesforce takes it back, instead of becoming a write of the app', async () => {
    expect((await lend('Maya', 'Maya')).status).toBe(200);
    const record = recordOf('Maya');
    const one = await suggest(record, 'NextStep', 'Lost on the way');
    await fetch(`${scene.org.url}/sandbox-control/tokens/revoke`, { method: 'POST' });
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({ ok: true, state: 'failed', message: expect.stringContaining('you lent') });
    expect(stored(record, 'NextStep')).not.toBe('Lost on the way');
    expect((await review(scene, record)).writing.as).toBe('app');
  });
});
