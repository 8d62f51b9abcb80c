import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '#domain/shared/fault.ts';
import { type SuggestionState, suggestionStates } from '#domain/suggestion/suggestion.ts';
import { type Happening, openStates, requireStateAfter, stateAfter } from '#domain/suggestion/transitions.ts';

/** The graph as the design states it, written down a second time on purpose. */
const graph: Readonly<Record<SuggestionState, readonly SuggestionState[]>> = {
  pending: ['accepted', 'rejected', 'expired', 'superseded'],
  quarantined: ['pending', 'rejected', 'expired', 'superseded'],
  accepted: ['applied', 'failed', 'conflicted'],
  applied: ['reverted'],
  rejected: ['pending'],
  failed: [],
  conflicted: [],
  expired: [],
  superseded: [],
  reverted: [],
  blocked: [],
};

const happenings: readonly Happening[] = [
  'accept',
  'reject',
  'expire',
  'supersede',
  'release',
  'apply',
  'fail',
  'conflict',
  'revert',
  'take_back_rejection',
];

function codeOf(state: SuggestionState, happening: Happening): string {
  try {
    return requireStateAfter(state, happening);
  } catch (error) {
    return (error as Fault).code;
  }
}

describe('the states of a suggestion', () => {
  it('are connected exactly as documented: every move exists and no other', () => {
    for (const state of suggestionStates) {
      const reached = happenings.map((happening) => stateAfter(state, happening)).filter((next) => next !== null);
      expect([...new Set(reached)].sort()).toEqual([...graph[state]].sort());
    }
  });

  it('stay inside the graph on every path of happenings, and terminal ones stay for ever', () => {
    const path = fc.array(fc.constantFrom(...happenings), { maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...suggestionStates), path, (start, steps) => {
        let state = start;
        let outcomes = 0;
        for (const step of steps) {
          const next = stateAfter(state, step);
          if (next === null) continue;
          expect(graph[state]).toContain(next);
          expect(graph[state].length).toBeGreaterThan(0);
          if (['applied', 'failed', 'conflicted'].includes(next)) outcomes += 1;
          state = next;
        }
        // Whatever happens, in whatever order, one suggestion is written at most once.
        expect(outcomes).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuse what cannot happen, with the code a person can act on', () => {
    expect(codeOf('pending', 'accept')).toBe('accepted');
    expect(codeOf('quarantined', 'accept')).toBe('suggestion_quarantined');
    expect(codeOf('expired', 'accept')).toBe('suggestion_expired');
    expect(codeOf('rejected', 'accept')).toBe('suggestion_already_decided');
    expect(codeOf('accepted', 'reject')).toBe('suggestion_already_decided');
    expect(codeOf('blocked', 'accept')).toBe('suggestion_already_decided');
    expect(codeOf('failed', 'revert')).toBe('undo_not_possible');
    expect(codeOf('pending', 'take_back_rejection')).toBe('undo_not_possible');
  });

  it('that wait for a person are those that a person can still reject', () => {
    expect(suggestionStates.filter((state) => stateAfter(state, 'reject') !== null)).toEqual(openStates);
  });
});
