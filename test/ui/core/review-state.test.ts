import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptRequest, plainDecisionRequest, rejectRequest } from '#contract/decision.ts';
import { type Attempt, acceptAttempt, editAttempt, plainAttempt, rejectAttempt } from '#ui/core/attempt.ts';
import { pollDelayMs } from '#ui/core/back-off.ts';
import { brokenProblem, offlineProblem } from '#ui/core/load-problem.ts';
import { newlyWritten, reviewGroups, toReviewCount } from '#ui/core/review-groups.ts';
import { initialReviewState, type ReviewAction, type ReviewState, reviewReducer } from '#ui/core/review-state.ts';
import {
  makeApplied,
  makeChange,
  makeDecision,
  makeField,
  makeReply,
  makeSuggestion,
  nothingAllowed,
  suggestionId,
} from '../make-review.ts';

const decisionId = '00000000-0000-4000-8000-000000000001';
const at = new Date('2026-11-23T10:00:00.000Z');
const pending = makeSuggestion();
const { id } = pending;

function attemptOn(suggestion = pending, decision = decisionId): Attempt {
  const attempt = acceptAttempt(suggestion, decision);
  if (attempt === null) throw new Error('The suggestion of this test can be accepted.');
  return attempt;
}

function replay(...actions: ReviewAction[]): ReviewState {
  return actions.reduce(reviewReducer, initialReviewState);
}

const loaded: ReviewAction = { type: 'loaded', reply: makeReply({ open: [pending] }), at };
const sent: ReviewAction = { type: 'sent', attempt: attemptOn() };
const refused: ReviewAction = {
  type: 'answered',
  attempt: attemptOn(),
  reply: { ok: false, code: 'suggestion_changed', message: 'It changed.', state: null },
};

function tileOf(state: ReviewState) {
  return state.status === 'ready' ? state.tiles[id] : undefined;
}

describe('the card’s state', () => {
  it('keeps what is shown when a reload fails', () => {
    const state = replay(loaded, { type: 'load_started' }, { type: 'load_failed', problem: offlineProblem });
    expect(state).toMatchObject({ status: 'ready', problem: offlineProblem, refreshing: false });
  });

  it('is failed when the first load fails', () => {
    expect(replay({ type: 'load_failed', problem: brokenProblem })).toEqual({
      status: 'failed',
      problem: brokenProblem,
      retrying: false,
    });
  });

  it('ignores the answer to an earlier click', () => {
    const late: ReviewAction = {
      type: 'unanswered',
      attempt: attemptOn(pending, crypto.randomUUID()),
      problem: offlineProblem,
    };
    expect(tileOf(replay(loaded, sent, late))).toMatchObject({ status: 'sending' });
  });

  it('does not lose a decision on its way to a late click on Cancel, Edit or Reject', () => {
    for (const type of ['closed', 'edit_opened', 'reject_opened'] as const) {
      expect(tileOf(replay(loaded, sent, { type, id }))).toMatchObject({ status: 'sending' });
    }
  });

  it('shows why a decision was refused and lets go of it when the suggestion moves on', () => {
    const state = replay(loaded, sent, refused);
    expect(tileOf(state)).toMatchObject({ status: 'refused', message: 'It changed.' });
    const moved: ReviewAction = { type: 'loaded', reply: makeReply({ decided: [makeApplied()] }), at };
    expect(tileOf(reviewReducer(state, moved))).toBeUndefined();
  });

  it('puts a refused edit back into the editor with what was typed', () => {
    const draft = { kind: 'day', day: { year: 2027, month: 4, day: 1 } } as const;
    const attempt = editAttempt(pending, '2027-04-01', draft, decisionId);
    if (attempt === null) throw new Error('The suggestion of this test can be edited.');
    const reply = { ok: false, code: 'value_out_of_range', message: 'Too late.', state: null } as const;
    const state = replay(loaded, { type: 'sent', attempt }, { type: 'answered', attempt, reply });
    expect(tileOf(state)).toEqual({ status: 'editing', seen: 'pending', draft, error: 'Too late.' });
  });

  it('keeps an open editor through a reload', () => {
    expect(tileOf(replay(loaded, { type: 'edit_opened', id }, loaded))).toMatchObject({ status: 'editing' });
  });

  it('keeps an unanswered decision until it is known whether it arrived', () => {
    const lost: ReviewAction = { type: 'unanswered', attempt: attemptOn(), problem: offlineProblem };
    expect(tileOf(replay(loaded, sent, lost, loaded))).toMatchObject({ status: 'unanswered', attempt: attemptOn() });
  });

  it('never holds a tile for a suggestion that is not shown, whatever happens in which order', () => {
    const other = makeSuggestion({ id: suggestionId(2) });
    const action = fc.constantFrom<ReviewAction>(
      loaded,
      { type: 'loaded', reply: makeReply(), at },
      { type: 'loaded', reply: makeReply({ open: [other], decided: [makeApplied()] }), at },
      { type: 'load_started' },
      { type: 'load_failed', problem: offlineProblem },
      { type: 'edit_opened', id },
      { type: 'reject_opened', id: other.id },
      { type: 'closed', id },
      sent,
      refused,
      { type: 'sent', attempt: attemptOn(other) },
      { type: 'unanswered', attempt: attemptOn(), problem: brokenProblem },
      { type: 'answered', attempt: attemptOn(), reply: { ok: true, state: 'applied', waiting: false, message: null } },
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const state = replay(...actions);
        if (state.status !== 'ready') return;
        const shown = [...state.reply.open, ...state.reply.decided].map((suggestion) => suggestion.id);
        for (const [tileId, tile] of Object.entries(state.tiles)) {
          expect(shown).toContain(tileId);
          if (tile.status === 'sending') expect(tile.attempt.suggestionId).toBe(tileId);
        }
      }),
    );
  });
});

describe('what a click sends', () => {
  it('is what the contract asks for', () => {
    acceptRequest.parse(attemptOn().body);
    acceptRequest.parse(editAttempt(pending, ['a'], { kind: 'choices', values: ['a'] }, decisionId)?.body);
    rejectRequest.parse(rejectAttempt(pending, 'other', ' why ', decisionId).body);
    rejectRequest.parse(rejectAttempt(pending, 'not_said', '  ', decisionId).body);
    expect(plainDecisionRequest.parse(plainAttempt(pending, 'undo', decisionId).body)).toEqual({ decisionId });
  });

  it('binds an accept to the shown value and digest', () => {
    expect(attemptOn().body).toEqual({ decisionId, digest: pending.digest, current: '2026-12-01' });
  });

  it('is nothing when the present value was not shown', () => {
    const { current: _current, digest: _digest, ...blind } = pending;
    expect(acceptAttempt(blind, decisionId)).toBeNull();
    expect(editAttempt(blind, 'x', { kind: 'line', text: 'x' }, decisionId)).toBeNull();
  });
});

describe('groups', () => {
  const failed = makeApplied({ state: 'failed', abilities: { ...nothingAllowed, reopen: true } });

  it('lift a failed write out of the folded list until a person leaves it', () => {
    const reply = makeReply({ decided: [failed] });
    expect(reviewGroups(reply, new Set())).toMatchObject({ attention: [failed], decided: [] });
    expect(reviewGroups(reply, new Set([failed.id]))).toMatchObject({ attention: [], decided: [failed] });
  });

  it('lift a value that was replaced unseen', () => {
    const replaced = makeApplied({ change: makeChange({ replacedUnseen: '2027-01-15' }) });
    expect(reviewGroups(makeReply({ decided: [replaced] }), new Set()).attention).toEqual([replaced]);
  });

  it('lift an undo that was not written', () => {
    const stuck = makeApplied({ change: makeChange({ kind: 'revert', state: 'conflicted' }) });
    expect(reviewGroups(makeReply({ decided: [stuck] }), new Set()).attention).toEqual([stuck]);
  });

  it('leave a failed one folded once it was asked again', () => {
    const asked = { ...failed, decision: makeDecision({ kind: 'reopen' }) };
    expect(reviewGroups(makeReply({ decided: [asked] }), new Set()).attention).toEqual([]);
  });

  it('leave a failed one folded while a newer suggestion waits for the same field', () => {
    const newer = makeSuggestion({ id: suggestionId(2) });
    expect(reviewGroups(makeReply({ open: [newer], decided: [failed] }), new Set()).attention).toEqual([]);
    const elsewhere = makeSuggestion({ id: suggestionId(2), field: makeField({ name: 'next_step' }) });
    expect(reviewGroups(makeReply({ open: [elsewhere], decided: [failed] }), new Set()).attention).toEqual([failed]);
  });

  it('leave a failed one folded once the same field was decided anew', () => {
    const newer = makeApplied({ id: suggestionId(2) });
    expect(reviewGroups(makeReply({ decided: [newer, failed] }), new Set()).attention).toEqual([]);
  });

  it('leave an ordinary decision folded', () => {
    expect(reviewGroups(makeReply({ decided: [makeApplied()] }), new Set()).attention).toEqual([]);
  });

  it('do not count an accepted one as waiting for the reader', () => {
    const waiting = makeSuggestion({
      id: suggestionId(2),
      state: 'accepted',
      change: makeChange({ state: 'waiting' }),
    });
    expect(toReviewCount(makeReply({ open: [pending, waiting] }))).toBe(1);
  });

  it('notice a write that finished between two reads, once', () => {
    const waiting = makeReply({
      open: [makeSuggestion({ state: 'accepted', change: makeChange({ state: 'waiting' }) })],
    });
    const written = makeReply({ decided: [makeApplied()] });
    expect(newlyWritten(waiting, written).map((suggestion) => suggestion.id)).toEqual([id]);
    expect(newlyWritten(written, written)).toEqual([]);
  });
});

describe('looking again at an unfinished write', () => {
  it('waits 1, 2, 4, 8 and then 16 seconds, two minutes in all', () => {
    const delays: number[] = [];
    for (let round = 0; ; round += 1) {
      const delay = pollDelayMs(round);
      if (delay === null) break;
      delays.push(delay);
    }
    expect(delays.slice(0, 6)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 16_000]);
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeLessThanOrEqual(120_000);
    expect(pollDelayMs(1_000)).toBeNull();
  });
});
