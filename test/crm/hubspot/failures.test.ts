import { describe, expect, it } from 'vitest';
import { crmWords } from '#crm/hubspot/crm-words.ts';
import { faultOf } from '#crm/hubspot/failures.ts';
import { holdMs, pauseMs } from '#crm/hubspot/retry-pause.ts';

const subject = { objectType: 'deals', recordId: '7' };

function answer(status: number, body: unknown = null, headers: Record<string, string> = {}) {
  return { status, body, headers: new Headers(headers) };
}

function validation(details: unknown) {
  return {
    status: 'error',
    category: 'VALIDATION_ERROR',
    message: `Property values were not valid: ${JSON.stringify(details)}`,
  };
}

describe("HubSpot's words about a refusal", () => {
  it('are one sentence per property, taken out of the JSON inside the message', () => {
    const body = validation([
      { isValid: false, message: '"many" was not a valid number.', error: 'INVALID_FLOAT', name: 'seats_needed' },
      { isValid: false, message: 'Property "colour" does not exist', error: 'PROPERTY_DOESNT_EXIST', name: 'colour' },
      { isValid: false, error: 'READ_ONLY_VALUE', name: 'hs_object_id' },
    ]);
    expect(crmWords(body)).toEqual([
      'seats_needed: "many" was not a valid number.',
      'Property "colour" does not exist.',
      'hs_object_id: the property is read-only.',
    ]);
  });

  it('come from the list of errors where the answer has one', () => {
    const errors = [{ message: 'too long', code: 'X', context: { propertyName: ['jobtitle'] } }];
    expect(crmWords({ message: 'Nope', errors })).toEqual(['jobtitle: too long.']);
  });

  it('are the bare message when its JSON is broken, on one line and shortened', () => {
    expect(crmWords({ message: 'Not valid: [{"name":' })).toEqual(['Not valid: [{"name":.']);
    expect(crmWords({ message: 'a\n\u0000\u202Eb' })).toEqual(['a b.']);
    expect(crmWords({ message: 'x'.repeat(5_000) })[0]?.length).toBe(300);
  });

  it.each([[null], ['<html>'], [[]], [{ message: 5 }], [{ errors: 'x' }]])('are none when the body is %j', (body) => {
    expect(crmWords(body)).toEqual([]);
  });
});

describe('an answer of HubSpot that is no success', () => {
  it.each([
    [400, 'crm_refused'],
    [409, 'crm_refused'],
    [403, 'crm_refused'],
    [401, 'crm_access_lost'],
    [404, 'record_not_found'],
    [429, 'crm_rate_limited'],
    [304, 'crm_unreachable'],
    [408, 'crm_unreachable'],
    [423, 'crm_unreachable'],
    [477, 'crm_unreachable'],
    [500, 'crm_unreachable'],
    [524, 'crm_unreachable'],
  ])('with status %i is the fault %s', (status, code) => {
    expect(faultOf(answer(status), subject, '34').code).toBe(code);
  });

  it('carries the words of the CRM when it refuses a value', () => {
    const body = validation([{ message: 'no such option', name: 'stage' }]);
    const fault = faultOf(answer(400, body), subject, '34');
    expect(fault.message).toBe('HubSpot refused: stage: no such option.');
    expect(fault.facts.crmMessage).toBe('stage: no such option.');
  });

  it('names the permissions that are missing', () => {
    const context = { requiredGranularScopes: ['crm.objects.deals.write', '<b>bad</b>'] };
    const fault = faultOf(
      answer(403, { category: 'MISSING_SCOPES', errors: [{ message: 'x', context }] }),
      subject,
      '34',
    );
    expect(fault.code).toBe('crm_access_lost');
    expect(fault.message).toContain('account 34 has not granted us the permission crm.objects.deals.write.');
    expect(fault.facts.missingScopes).toEqual(['crm.objects.deals.write']);
  });

  it('says that the object is missing when no record was asked for', () => {
    expect(faultOf(answer(404), { objectType: 'deals' }, '34').code).toBe('object_not_supported');
  });
});

describe('the pause before a read is tried again', () => {
  it('grows with every attempt up to five seconds, anywhere between nothing and that', () => {
    expect(pauseMs(null, 0, 0)).toBe(0);
    expect([0, 1, 2, 3, 9].map((attempt) => pauseMs(null, attempt, 0.999999))).toEqual([200, 400, 800, 1600, 5000]);
  });

  it('is at least two seconds when the record is locked or migrating', () => {
    expect(pauseMs(answer(423), 0, 0)).toBe(2_000);
    expect(pauseMs(answer(477), 0, 0)).toBe(2_000);
    expect(pauseMs(answer(503), 0, 0)).toBe(0);
  });

  it('is never shorter than HubSpot asks for', () => {
    expect(pauseMs(answer(477, null, { 'retry-after': '7' }), 0, 0)).toBe(7_000);
    expect(pauseMs(answer(503, null, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }), 0, 0)).toBe(0);
  });
});

describe('the hold on an account after "too many"', () => {
  const interval = { 'x-hubspot-ratelimit-interval-milliseconds': '10000' };

  it.each([
    ['as long as Retry-After says', { 'retry-after': '3', ...interval }, {}, 3_000],
    [
      'the interval of the limit when that is used up',
      { ...interval, 'x-hubspot-ratelimit-remaining': '0' },
      {},
      10_000,
    ],
    ['a second when another limit was hit', { ...interval, 'x-hubspot-ratelimit-remaining': '40' }, {}, 1_000],
    ['a minute when the day is used up', interval, { policyName: 'DAILY' }, 60_000],
    ['a second when nothing is said', {}, {}, 1_000],
    ['five minutes at most', { 'retry-after': '999999' }, {}, 300_000],
  ])('lasts %s', (_, headers, body, ms) => {
    expect(holdMs(answer(429, body, headers))).toBe(ms);
  });
});
