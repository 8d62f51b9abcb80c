import { describe, expect, it } from 'vitest';
import { connect, flagship, refusalOf } from '../open-stand-in.ts';

const paths = [
  '/crm/v3/objects/deals',
  '/crm/objects/2026-03/deals',
  '/crm/objects/2026-09/deals',
  '/crm/v3/objects/0-3',
];

describe('one record', () => {
  it('is read by the published client with the properties asked for, unset ones as null', async () => {
    const { client } = await connect();
    const deal = await client.crm.deals.basicApi.getById(flagship, [
      'dealname',
      'amount',
      'hs_tax_id',
      'closed_lost_reason',
    ]);
    expect(deal.id).toBe(flagship);
    expect(deal.properties.dealname).toBe('Halvorsen Robotics – fleet rollout');
    expect(deal.properties.amount).toBe('79000');
    expect(deal.properties.closed_lost_reason).toBeNull();
    expect(deal.properties).not.toHaveProperty('hs_tax_id');
    expect(deal.createdAt).toBeInstanceOf(Date);
  });

  it('answers the same under old and dated paths, by name and by type id', async () => {
    const { call } = await connect();
    const answers = await Promise.all(paths.map((path) => call('GET', `${path}/${flagship}?properties=amount`)));
    expect(answers.map(({ status, body }) => [status, body.properties.amount])).toEqual(
      paths.map(() => [200, '79000']),
    );
  });

  it('never shows sensitive or archived properties', async () => {
    const { call, standIn } = await connect();
    standIn.humanEdit({
      objectType: 'deals',
      objectId: flagship,
      properties: { salary_negotiation_note: 'x' },
      userId: 40101,
    });
    const names = 'salary_negotiation_note,bank_account_last_digits,legacy_score,amount';
    const { body } = await call(
      'GET',
      `/crm/v3/objects/deals/${flagship}?properties=${names}&propertiesWithHistory=${names}`,
    );
    expect(Object.keys(body.properties).sort()).toEqual([
      'amount',
      'createdate',
      'hs_lastmodifieddate',
      'hs_object_id',
    ]);
    expect(Object.keys(body.propertiesWithHistory)).toEqual(['amount']);
  });

  it('is found by a property with unique values, and by no other', async () => {
    const { call } = await connect();
    const found = await call('GET', '/crm/v3/objects/deals/D-900001?idProperty=external_id');
    expect(found.body.id).toBe(flagship);
    const refused = await call('GET', '/crm/v3/objects/deals/79000?idProperty=amount');
    expect([refused.status, refused.body.category]).toEqual([400, 'VALIDATION_ERROR']);
  });

  it('that does not exist is answered with 404 and its id', async () => {
    const { client } = await connect();
    const { code, body } = await refusalOf(client.crm.contacts.basicApi.getById('999'));
    expect(code).toBe(404);
    expect(body).toMatchObject({ status: 'error', category: 'OBJECT_NOT_FOUND', context: { id: ['999'] } });
  });

  it('keeps what a write says, with the app as its source in the history', async () => {
    const { client, standIn } = await connect();
    const updated = await client.crm.deals.basicApi.update(flagship, { properties: { seats_needed: '140' } });
    expect(updated.properties.seats_needed).toBe('140');
    standIn.humanEdit({ objectType: 'deals', objectId: flagship, properties: { seats_needed: '150' }, userId: 40102 });
    const read = await client.crm.deals.basicApi.getById(flagship, [], ['seats_needed']);
    const history = read.propertiesWithHistory?.seats_needed ?? [];
    expect(
      history.map(({ value, sourceType, sourceId, updatedByUserId }) => [value, sourceType, sourceId, updatedByUserId]),
    ).toEqual([
      ['150', 'CRM_UI', 'userId:40102', 40102],
      ['140', 'INTEGRATION', '431', undefined],
      ['60', 'IMPORT', 'import-1', undefined],
    ]);
  });

  it('moves its modification date with every change', async () => {
    const { call } = await connect({ now: () => new Date('2026-12-01T08:00:00Z') });
    const before = await call('GET', `/crm/v3/objects/deals/${flagship}`);
    await call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { hs_next_step: 'Call the board' } });
    const after = await call('GET', `/crm/v3/objects/deals/${flagship}`);
    expect(before.body.properties.hs_lastmodifieddate).not.toBe(after.body.properties.hs_lastmodifieddate);
    expect(after.body).toMatchObject({
      updatedAt: '2026-12-01T08:00:00.000Z',
      properties: { hs_lastmodifieddate: '2026-12-01T08:00:00.000Z' },
    });
  });

  it('recalculates what HubSpot calculates', async () => {
    const { call } = await connect();
    const write = { properties: { amount: '200000', dealstage: 'closedwon' } };
    await call('PATCH', `/crm/v3/objects/deals/${flagship}`, write);
    const { body } = await call(
      'GET',
      `/crm/v3/objects/deals/${flagship}?properties=hs_projected_amount,hs_is_closed_won`,
    );
    expect(body.properties).toMatchObject({ hs_projected_amount: '200000', hs_is_closed_won: 'true' });
  });

  it('is cleared by an empty value and by null', async () => {
    const { call } = await connect();
    await call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { hs_next_step: '', champion: null } });
    const { body } = await call('GET', `/crm/v3/objects/deals/${flagship}?properties=hs_next_step,champion`);
    expect(body.properties).toMatchObject({ hs_next_step: null, champion: null });
  });

  it('can be made, read and archived, and is then found only among the archived', async () => {
    const { client, call } = await connect();
    const made = await client.crm.tickets.basicApi.create({
      properties: { subject: 'New', hs_pipeline_stage: '1' },
      associations: [],
    });
    expect((await client.crm.tickets.basicApi.getById(made.id)).properties.subject).toBe('New');
    await client.crm.tickets.basicApi.archive(made.id);
    expect((await call('GET', `/crm/v3/objects/tickets/${made.id}`)).status).toBe(404);
    expect((await call('GET', `/crm/v3/objects/tickets/${made.id}?archived=true`)).body.archived).toBe(true);
  });

  it('cannot take an e-mail address that another contact has', async () => {
    const { call } = await connect();
    const answer = await call('POST', '/crm/v3/objects/contacts', {
      properties: { email: 'jonas@halvorsen-robotics.example' },
    });
    expect([answer.status, answer.body.category]).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toContain('600001');
  });
});

describe('the list of an object', () => {
  it('is walked to its end by the published client, every record once', async () => {
    const { client, standIn } = await connect();
    const all = await client.crm.contacts.getAll(100);
    expect(all.map(({ id }) => id).sort()).toEqual(standIn.recordIds('contacts').sort());
  });

  it('names the next page and refuses a limit over 100', async () => {
    const { call } = await connect();
    const first = await call('GET', '/crm/v3/objects/deals?limit=2');
    expect(first.body.results.map(({ id }: { id: string }) => id)).toEqual(['500001', '500002']);
    expect(first.body.paging.next.after).toBe('500003');
    expect((await call('GET', '/crm/v3/objects/deals?limit=101')).status).toBe(400);
  });
});

describe('owners and associations', () => {
  it('are those of the people, deactivated ones apart', async () => {
    const { client, standIn } = await connect();
    const { results } = await client.crm.owners.ownersApi.getPage(undefined, undefined, 500, false);
    const shown = new Map(results.map((owner) => [owner.id, owner.userId]));
    for (const person of standIn.people) expect(shown.get(person.ownerId)).toBe(person.userId);
    const archived = await client.crm.owners.ownersApi.getPage(undefined, undefined, 500, true);
    expect(archived.results.map(({ lastName }) => lastName)).toEqual(['Mercer']);
  });

  it('lead from a deal to its company and contacts', async () => {
    const { call } = await connect();
    const companies = await call('GET', `/crm/v4/objects/deals/${flagship}/associations/companies`);
    expect(companies.body.results).toEqual([
      { toObjectId: 700001, associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 341, label: 'Primary' }] },
    ]);
    const contacts = await call('GET', `/crm/v4/objects/deals/${flagship}/associations/contacts`);
    expect(contacts.body.results.map(({ toObjectId }: { toObjectId: number }) => toObjectId)).toEqual([600001, 600002]);
  });
});
