import { describe, expect, it } from 'vitest';
import { connect, flagship, objections, refusalOf } from '../open-stand-in.ts';

describe('a batch', () => {
  it('read answers 207 with the ids that it did not find', async () => {
    const { client, call } = await connect();
    const request = {
      inputs: [{ id: flagship }, { id: '1' }, { id: '500002' }, { id: '2' }],
      properties: ['amount'],
      propertiesWithHistory: [],
    };
    const answer = await client.crm.deals.batchApi.read(request);
    expect(answer.status).toBe('COMPLETE');
    expect(answer.results.map(({ id }) => id)).toEqual([flagship, '500002']);
    const raw = await call('POST', '/crm/objects/2026-09/deals/batch/read', request);
    expect(raw.status).toBe(207);
    expect(raw.body).toMatchObject({
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['1', '2'] } }],
    });
  });

  it('read with everything found answers 200 without errors', async () => {
    const { call } = await connect();
    const { status, body } = await call('POST', '/crm/v3/objects/deals/batch/read', { inputs: [{ id: flagship }] });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('errors');
    expect(Object.keys(body.results[0].properties)).toContain('dealname');
  });

  it('read with history takes fifty inputs and no more', async () => {
    const { call, standIn } = await connect();
    const inputs = standIn.recordIds('deals').map((id) => ({ id }));
    const ask = (count: number) =>
      call('POST', '/crm/v3/objects/deals/batch/read', {
        inputs: inputs.slice(0, count),
        propertiesWithHistory: ['amount'],
      });
    expect((await ask(50)).body.results[0].propertiesWithHistory.amount[0].value).toBe('79000');
    expect((await ask(51)).status).toBe(400);
  });

  it('update writes every record and gives the trace ids back', async () => {
    const { client, standIn } = await connect();
    const answer = await client.crm.deals.batchApi.update({
      inputs: [
        { id: flagship, properties: { amount: '1' }, objectWriteTraceId: 'a' },
        { id: 'D-900002', idProperty: 'external_id', properties: { amount: '2' }, objectWriteTraceId: 'b' },
      ],
    });
    expect(answer.results.map(({ id, properties }) => [id, properties.amount])).toEqual([
      [flagship, '1'],
      ['500002', '2'],
    ]);
    expect(answer.results.map((result) => result.objectWriteTraceId)).toEqual(['a', 'b']);
    expect(standIn.record('deals', '500002')?.values.get('amount')).toBe('2');
  });

  it('update writes the records that exist and names the others', async () => {
    const { call, standIn } = await connect();
    const inputs = [flagship, '4'].map((id) => ({ id, properties: { amount: '5' } }));
    const { status, body } = await call('POST', '/crm/objects/2026-09/deals/batch/update', { inputs });
    expect([status, body.errors[0].context.ids]).toEqual([207, ['4']]);
    expect(standIn.record('deals', flagship)?.values.get('amount')).toBe('5');
  });

  it('update with one refused value writes nothing at all', async () => {
    const { client, standIn } = await connect();
    const inputs = [
      { id: flagship, properties: { amount: '5' } },
      { id: '500002', properties: { amount: 'lots' } },
    ];
    const { code, body } = await refusalOf(client.crm.deals.batchApi.update({ inputs }));
    expect(code).toBe(400);
    expect(objections(body)[0]).toMatchObject({ error: 'INVALID_FLOAT', name: 'amount' });
    expect(standIn.record('deals', flagship)?.values.get('amount')).toBe('79000');
  });

  it.each(['read', 'update', 'archive'])('%s of 101 inputs is refused whole', async (verb) => {
    const { call, standIn } = await connect();
    const inputs = standIn
      .recordIds('deals')
      .slice(0, 101)
      .map((id) => ({ id, properties: { amount: '9' } }));
    expect((await call('POST', `/crm/v3/objects/deals/batch/${verb}`, { inputs })).body.category).toBe(
      'VALIDATION_ERROR',
    );
    expect(standIn.record('deals', flagship)?.values.get('amount')).toBe('79000');
    const hundred = inputs.slice(0, 100);
    expect((await call('POST', `/crm/v3/objects/deals/batch/${verb}`, { inputs: hundred })).status).toBeLessThan(300);
  });

  it('update that names a record twice is refused', async () => {
    const { call } = await connect();
    const inputs = ['1', '2'].map((amount) => ({ id: flagship, properties: { amount } }));
    const { status, body } = await call('POST', '/crm/v3/objects/deals/batch/update', { inputs });
    expect([status, body.message]).toEqual([400, expect.stringContaining('Duplicate IDs')]);
  });

  it('create makes all or none', async () => {
    const { client, standIn } = await connect();
    const before = standIn.recordIds('deals').length;
    const good = { properties: { dealname: 'One' }, associations: [] };
    const bad = { properties: { dealstage: 'nowhere' }, associations: [] };
    expect((await refusalOf(client.crm.deals.batchApi.create({ inputs: [good, bad] }))).code).toBe(400);
    expect(standIn.recordIds('deals')).toHaveLength(before);
    const made = await client.crm.deals.batchApi.create({ inputs: [good, good] });
    expect(new Set(made.results.map(({ id }) => id)).size).toBe(2);
  });
});
