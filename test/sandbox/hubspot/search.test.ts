import { describe, expect, it } from 'vitest';
import { connect, flagship } from '../open-stand-in.ts';

const ids = (body: { results: { id: string }[] }) => body.results.map(({ id }) => id);

describe('the search', () => {
  it('answers the published client with filters, sorting and a total', async () => {
    const { client, standIn } = await connect();
    const request = {
      filterGroups: [{ filters: [{ propertyName: 'amount', operator: 'GT' as never, value: '200000' }] }],
      sorts: ['-amount'],
      properties: ['amount'],
      limit: 5,
      after: '0',
    };
    const { total, results } = await client.crm.deals.searchApi.doSearch(request);
    const amounts = standIn
      .recordIds('deals')
      .map((id) => Number(standIn.record('deals', id)?.values.get('amount')))
      .filter((amount) => amount > 200_000)
      .sort((a, b) => b - a);
    expect(total).toBe(amounts.length);
    expect(results.map(({ properties }) => Number(properties.amount))).toEqual(amounts.slice(0, 5));
  });

  it.each([
    ['EQ', { propertyName: 'external_id', operator: 'EQ', value: 'D-900001' }],
    ['IN', { propertyName: 'external_id', operator: 'IN', values: ['D-900001', 'D-0'] }],
    ['CONTAINS_TOKEN', { propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'halvorsen' }],
    ['CONTAINS_TOKEN with a star', { propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'halv*' }],
    ['HAS_PROPERTY', { propertyName: 'current_solution', operator: 'HAS_PROPERTY' }],
    ['BETWEEN', { propertyName: 'hs_object_id', operator: 'BETWEEN', value: flagship, highValue: flagship }],
  ])('finds the flagship by %s', async (_, filter) => {
    const { call } = await connect();
    const { body } = await call('POST', '/crm/objects/2026-09/deals/search', { filterGroups: [{ filters: [filter] }] });
    expect(ids(body)).toEqual([flagship]);
  });

  it('takes groups as alternatives and the filters of a group together', async () => {
    const { call, standIn } = await connect();
    const not = { propertyName: 'hs_object_id', operator: 'NEQ', value: flagship };
    const is = { propertyName: 'hs_object_id', operator: 'EQ', value: flagship };
    const none = await call('POST', '/crm/v3/objects/deals/search', { filterGroups: [{ filters: [is, not] }] });
    expect(none.body.total).toBe(0);
    const all = await call('POST', '/crm/v3/objects/deals/search', {
      filterGroups: [{ filters: [is] }, { filters: [not] }],
    });
    expect(all.body.total).toBe(standIn.recordIds('deals').length);
  });

  it('pages to the end without a gap', async () => {
    const { call, standIn } = await connect();
    const first = await call('POST', '/crm/v3/objects/deals/search', { limit: 200 });
    const second = await call('POST', '/crm/v3/objects/deals/search', {
      limit: 200,
      after: first.body.paging.next.after,
    });
    expect([...ids(first.body), ...ids(second.body)].sort()).toEqual(standIn.recordIds('deals').sort());
    expect(second.body).not.toHaveProperty('paging');
  });

  it('refuses more than 200 a page, pages past 10,000, unknown properties and unknown operators', async () => {
    const { call } = await connect();
    const bodies = [
      { limit: 201 },
      { limit: 200, after: '9900' },
      { filterGroups: [{ filters: [{ propertyName: 'nothing', operator: 'EQ', value: '1' }] }] },
      { filterGroups: [{ filters: [{ propertyName: 'amount', operator: 'LIKE', value: '1' }] }] },
    ];
    for (const body of bodies) {
      expect((await call('POST', '/crm/v3/objects/deals/search', body)).body.category).toBe('VALIDATION_ERROR');
    }
  });
});
