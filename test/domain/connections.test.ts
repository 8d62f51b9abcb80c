import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConnectionFacts, connectionState, refusalExplained, troublesOf } from '#domain/connections/trouble.ts';

const well: ConnectionFacts = {
  crmName: 'HubSpot',
  isConnected: true,
  missingScopes: [],
  lastAnswerAt: new Date('2026-11-23T12:00:00Z'),
  lastFailure: null,
  dailyLimit: null,
  skewMs: 0,
  refusedProofs: 0,
};
const later = new Date('2026-11-23T12:01:00Z');
const earlier = new Date('2026-11-23T11:59:00Z');
const kinds = (facts: Partial<ConnectionFacts>) => troublesOf({ ...well, ...facts }).map(({ kind }) => kind);

describe('the troubles of a connection', () => {
  it.each([
    ['nothing', {}, []],
    ['a failure that an answer followed', { lastFailure: { at: earlier, code: 'crm_access_lost' } }, []],
    ['access that was taken back', { lastFailure: { at: later, code: 'crm_access_lost' } }, ['access_lost']],
    ['no answer', { lastFailure: { at: later, code: 'crm_unreachable' } }, ['failing']],
    ['a scope that was not granted', { missingScopes: ['tickets'] }, ['scopes_missing']],
    ['a clock a minute behind', { skewMs: -60_001 }, ['clock_skew']],
    ['a clock a minute ahead', { skewMs: 60_000 }, []],
    ['four fifths of the day', { dailyLimit: { used: 80, limit: 100 } }, ['limit_low']],
    ['less than that', { dailyLimit: { used: 79, limit: 100 } }, []],
    ['ten refused proofs', { refusedProofs: 10 }, ['proofs_refused']],
    ['nine', { refusedProofs: 9 }, []],
    ['no connection', { isConnected: false, missingScopes: ['x'], refusedProofs: 99 }, []],
  ] as const)('of %s', (_, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });

  it('decide its state: lost before troubled, and unknown before the first answer', () => {
    expect(connectionState(well)).toBe('well');
    expect(connectionState({ ...well, lastAnswerAt: null })).toBe('unknown');
    expect(connectionState({ ...well, isConnected: false })).toBe('not_connected');
    expect(connectionState({ ...well, skewMs: 99_999_999 })).toBe('troubled');
    const lost = { lastFailure: { at: later, code: 'crm_access_lost' }, skewMs: 99_999_999 };
    expect(connectionState({ ...well, ...lost })).toBe('lost');
  });

  it('are explained in words for every reason, made-up ones included', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.integer()), (reason, skewMs) => {
        expect(refusalExplained(reason, skewMs).length).toBeGreaterThan(20);
      }),
    );
    expect(refusalExplained('in_the_future', -14 * 60_000)).toContain('14 minutes');
  });
});
