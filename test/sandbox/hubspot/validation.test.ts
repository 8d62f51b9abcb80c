import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect, flagship, objections, refusalOf } from '../open-stand-in.ts';

const refused: [string, string, string, string][] = [
  ['deals', 'not_a_property', 'x', 'PROPERTY_DOESNT_EXIST'],
  ['deals', 'legacy_score', 'x', 'PROPERTY_DOESNT_EXIST'],
  ['deals', 'hs_object_id', '5', 'READ_ONLY_VALUE'],
  ['deals', 'hs_projected_amount', '5', 'READ_ONLY_VALUE'],
  ['deals', 'hs_lastmodifieddate', '2026-01-01', 'READ_ONLY_VALUE'],
  ['deals', 'dealstage', 'nowhere', 'INVALID_OPTION'],
  ['deals', 'competitors_mentioned', 'northbeam;nobody', 'INVALID_OPTION'],
  ['deals', 'hubspot_owner_id', '1', 'INVALID_OPTION'],
  ['deals', 'hubspot_owner_id', '830116', 'INVALID_OPTION'],
  ['deals', 'budget_confirmed', 'yes', 'INVALID_OPTION'],
  ['deals', 'amount', '1,000', 'INVALID_FLOAT'],
  ['deals', 'amount', '$5', 'INVALID_FLOAT'],
  ['deals', 'amount', ' 5', 'LEADING_TRAILING_WHITESPACE'],
  ['deals', 'dealstage', 'contractsent\u200B', 'LEADING_TRAILING_WHITESPACE'],
  ['deals', 'renewal_date', '2027-02-30', 'INVALID_DATE'],
  ['deals', 'renewal_date', '31.03.2027', 'INVALID_DATE'],
  ['deals', 'renewal_date', '1774915200001', 'INVALID_DATE'],
  ['deals', 'closedate', 'end of March', 'INVALID_DATE'],
  ['deals', 'seats_needed', '5001', 'VALIDATION_RULE_FAILED'],
  ['deals', 'seats_needed', '0', 'VALIDATION_RULE_FAILED'],
  ['deals', 'hs_next_step', 'Go', 'VALIDATION_RULE_FAILED'],
  ['deals', 'external_id', '12', 'VALIDATION_RULE_FAILED'],
  ['deals', 'description', 'x'.repeat(65_537), 'INVALID_LENGTH'],
  ['contacts', 'email', 'not an address', 'INVALID_EMAIL'],
  ['tickets', 'affected_version', 'four', 'VALIDATION_RULE_FAILED'],
];

const accepted: [string, string, string][] = [
  ['renewal_date', '1774915200000', '2026-03-31'],
  ['renewal_date', '2027-03-31', '2027-03-31'],
  ['closedate', '2027-03-31', '2027-03-31T00:00:00.000Z'],
  ['closedate', '2027-03-31T12:00:00Z', '2027-03-31T12:00:00.000Z'],
  ['amount', '-12.50', '-12.50'],
  ['budget_confirmed', 'TRUE', 'true'],
  ['competitors_mentioned', 'boltline;tandemlogic', 'boltline;tandemlogic'],
  ['competitors_mentioned', ';boltline', 'northbeam;boltline'],
  ['description', `x${'y'.repeat(65_535)}`, `x${'y'.repeat(65_535)}`],
];

describe('a value', () => {
  it('that HubSpot would refuse is refused with its code, as JSON inside the message', async () => {
    const { call, standIn } = await connect();
    for (const [objectType, name, value, error] of refused) {
      const id = standIn.recordIds(objectType)[0] ?? '';
      const { status, body } = await call('PATCH', `/crm/objects/2026-09/${objectType}/${id}`, {
        properties: { [name]: value },
      });
      expect([name, status, body.status, body.category], name).toEqual([name, 400, 'error', 'VALIDATION_ERROR']);
      expect(body.message).toMatch(/^Property values were not valid: \[\{/);
      expect(body.correlationId).toMatch(/^[0-9a-f-]{36}$/);
      expect(objections(body), name).toEqual([expect.objectContaining({ isValid: false, name, error })]);
      expect(standIn.record(objectType, id)?.history.get(name)?.[0]?.sourceType ?? 'IMPORT').not.toBe('INTEGRATION');
    }
  });

  it.each(accepted)('for %s given as %.20s is stored as HubSpot stores it', async (name, given, stored) => {
    const { call, standIn } = await connect();
    expect((await call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { [name]: given } })).status).toBe(
      200,
    );
    expect(standIn.record('deals', flagship)?.values.get(name)).toBe(stored);
  });

  it('is refused together with every other wrong one, and nothing is written', async () => {
    const { client, standIn } = await connect();
    const properties = { amount: 'x', dealstage: 'y', hs_next_step: 'Call them on Monday' };
    const { body } = await refusalOf(client.crm.deals.basicApi.update(flagship, { properties }));
    expect(objections(body).map(({ error }) => error)).toEqual(['INVALID_FLOAT', 'INVALID_OPTION']);
    expect(standIn.record('deals', flagship)?.values.get('hs_next_step')).toBe('Wait for the board meeting');
  });

  it('of a sensitive property needs a scope that the app does not have', async () => {
    const { call } = await connect();
    const { status, body } = await call('PATCH', `/crm/v3/objects/deals/${flagship}`, {
      properties: { salary_negotiation_note: 'x' },
    });
    expect([status, body.category]).toEqual([403, 'MISSING_SCOPES']);
    expect(body.errors[0].context.requiredScopes).toEqual(['crm.objects.deals.sensitive.write.v2']);
  });

  it('of any shape never makes the server fail', async () => {
    const { call } = await connect();
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant('__proto__'), fc.json());
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.oneof(fc.constantFrom('amount', 'closedate', '__proto__', 'dealstage'), fc.string()),
          anything,
        ),
        async (properties) => {
          const { status } = await call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties });
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a body', () => {
  it.each([['[]'], ['{"properties":[1]}'], ['{"properties":{"amount":{}}}'], ['{'], ['"text"'], ['']])(
    '%s is refused with 400',
    async (body) => {
      const { standIn, tokens } = await connect();
      const response = await fetch(`${standIn.url}/crm/v3/objects/deals/${flagship}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${tokens.access_token}`, 'content-type': 'application/json' },
        body,
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ status: 'error', category: 'VALIDATION_ERROR' });
    },
  );
});
