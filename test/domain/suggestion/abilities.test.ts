import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noDemands, type RuleName, ruleNames, type Verdict } from '#domain/policy/verdict.ts';
import { permissionsOf, roles } from '#domain/shared/permission.ts';
import { abilitiesFor, type Circumstances } from '#domain/suggestion/abilities.ts';
import { suggestionStates } from '#domain/suggestion/suggestion.ts';
import { stateAfter } from '#domain/suggestion/transitions.ts';

const review: Verdict = { outcome: 'review', impact: 'low', rules: [], demands: noDemands };

function blockedBy(rule: RuleName): Verdict {
  const sentence = `Held by ${rule}.`;
  return {
    outcome: 'block',
    impact: 'low',
    code: 'paused',
    message: sentence,
    rules: [{ rule, says: 'block', sentence }],
  };
}

function able(parts: Partial<Circumstances> = {}) {
  const { why, ...may } = abilitiesFor({
    state: 'pending',
    permissions: permissionsOf({ kind: 'person', role: 'rep' }),
    verdict: review,
    changeInProgress: false,
    crmReachable: true,
    rightsHold: null,
    role: 'rep',
    saidYes: false,
    askedAgain: false,
    unseen: false,
    ...parts,
  });
  const can = Object.entries(may).filter(([, allowed]) => allowed);
  return { can: can.map(([ability]) => ability).join(' '), why };
}

const nothingAtAll = {
  accept: false,
  edit: false,
  reject: false,
  undo: false,
  reopen: false,
  release: false,
  keep: false,
};

const withholding: readonly [string, Partial<Circumstances>, string][] = [
  ['the verdict blocks', { verdict: blockedBy('allowlist') }, 'Held by allowlist.'],
  ['writing is paused', { verdict: blockedBy('pause') }, 'Held by pause.'],
  ['another change is under way', { changeInProgress: true }, 'Another change to this field is being written.'],
  ['the CRM does not answer', { crmReachable: false }, 'The CRM does not answer'],
];

describe('abilitiesFor', () => {
  it('lets a rep accept, edit and reject what is pending', () => {
    expect(able()).toEqual({ can: 'accept edit reject', why: null });
  });

  for (const [what, parts, why] of withholding) {
    it(`leaves only rejecting when ${what}, and says so`, () => {
      const answer = able(parts);
      expect(answer.can).toBe('reject');
      expect(answer.why).toContain(why);
    });
  }

  it('offers undo of what was applied, also after the field left the allowlist, because people had the value before', () => {
    expect(able({ state: 'applied' })).toEqual({ can: 'undo', why: null });
    expect(able({ state: 'applied', verdict: blockedBy('allowlist') })).toEqual({ can: 'undo', why: null });
    expect(able({ state: 'applied', verdict: blockedBy('protected_class') })).toEqual({
      can: '',
      why: 'Held by protected_class.',
    });
    expect(able({ state: 'applied', verdict: blockedBy('pause') }).can).toBe('');
    expect(able({ state: 'applied', crmReachable: false }).can).toBe('');
  });

  it('offers to keep what the policy wrote, to those who may decide, until somebody has looked at it', () => {
    expect(able({ state: 'applied', unseen: true })).toEqual({ can: 'undo keep', why: null });
    expect(able({ state: 'applied', unseen: true, crmReachable: false }).can).toBe('keep');
    expect(able({ state: 'applied', unseen: true, permissions: [] }).can).toBe('');
    expect(able({ state: 'accepted', unseen: true }).can).toBe('');
  });

  it('offers undo of a rejection at any time, because it writes nothing', () => {
    expect(able({ state: 'rejected', verdict: blockedBy('pause'), crmReachable: false })).toEqual({
      can: 'undo',
      why: null,
    });
  });

  it('offers to ask again after a failure or a conflict', () => {
    expect(able({ state: 'failed' }).can).toBe('reopen');
    expect(able({ state: 'conflicted' }).can).toBe('reopen');
    expect(able({ state: 'conflicted', verdict: blockedBy('pause') }).can).toBe('');
  });

  it('lets only those who may release a quarantined suggestion release it, and nobody accept it', () => {
    expect(able({ state: 'quarantined', permissions: ['suggestion.decide'] })).toEqual({
      can: 'reject',
      why: 'It looks suspicious, and your role may not release it. Ask sales ops.',
    });
    expect(able({ state: 'quarantined', permissions: ['suggestion.decide', 'suggestion.release'] }).can).toBe(
      'reject release',
    );
  });

  it('gives an auditor and an agent nothing to do', () => {
    for (const state of suggestionStates) {
      expect(able({ state, permissions: permissionsOf({ kind: 'person', role: 'auditor' }) }).can).toBe('');
      expect(able({ state, permissions: permissionsOf({ kind: 'agent' }) }).can).toBe('');
    }
  });

  it('never offers a write against a block, a pause, a running change or a silent CRM, in any state, for any role', () => {
    const verdict = fc.oneof(
      fc.constant(review),
      fc.constantFrom(...ruleNames).map(blockedBy),
      fc.constant<Verdict>({ ...blockedBy('pause'), rules: [] } as Verdict),
    );
    const circumstances: fc.Arbitrary<Circumstances> = fc.record({
      state: fc.constantFrom(...suggestionStates),
      permissions: fc.constantFrom(...roles.map((role) => permissionsOf({ kind: 'person', role }))),
      verdict,
      changeInProgress: fc.boolean(),
      crmReachable: fc.boolean(),
      rightsHold: fc.constantFrom(null, 'Not yours to edit.'),
      role: fc.constantFrom(...roles),
      saidYes: fc.boolean(),
      askedAgain: fc.boolean(),
      unseen: fc.boolean(),
    });
    fc.assert(
      fc.property(circumstances, (now) => {
        const may = abilitiesFor(now);
        const held = now.verdict.outcome === 'block' || now.changeInProgress || !now.crmReachable;
        if (held) expect([may.accept, may.edit, may.reopen]).toEqual([false, false, false]);
        expect(may.accept && stateAfter(now.state, 'accept') === null).toBe(false);
        expect(may.edit).toBe(may.accept);
        if (now.rightsHold !== null) {
          expect(may).toEqual({ ...nothingAtAll, why: now.rightsHold });
        }
        const nothing = !(may.accept || may.reject || may.undo || may.reopen || may.release);
        if (nothing) expect(may.why).not.toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});
