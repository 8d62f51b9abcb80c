import type { DecisionReply } from '#contract/decision.ts';
import type { ReviewReply, ReviewSuggestion } from '#contract/review.ts';
import type { Attempt } from './attempt.ts';
import type { EditDraft } from './edit-draft.ts';
import type { LoadProblem } from './load-problem.ts';

type SuggestionState = ReviewSuggestion['state'];

/** What one tile is in the middle of. `seen` = the suggestion's state at that time: when it moves on, this ends. */
export type TileState =
  | {
      readonly status: 'editing';
      readonly seen: SuggestionState;
      readonly draft: EditDraft | null;
      readonly error: string | null;
    }
  | { readonly status: 'rejecting'; readonly seen: SuggestionState }
  | { readonly status: 'sending'; readonly seen: SuggestionState; readonly attempt: Attempt }
  | { readonly status: 'unanswered'; readonly seen: SuggestionState; readonly attempt: Attempt }
  | { readonly status: 'answered'; readonly seen: SuggestionState; readonly attempt: Attempt }
  | { readonly status: 'refused'; readonly seen: SuggestionState; readonly message: string };

export type ReviewState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: LoadProblem; readonly retrying: boolean }
  | {
      readonly status: 'ready';
      readonly reply: ReviewReply;
      /** When it was read; ages are counted from here. */
      readonly at: Date;
      readonly refreshing: boolean;
      /** The last reload failed: what is shown may be old. */
      readonly problem: LoadProblem | null;
      readonly tiles: Readonly<Record<string, TileState>>;
    };

export type ReviewAction =
  | { readonly type: 'load_started' }
  | { readonly type: 'loaded'; readonly reply: ReviewReply; readonly at: Date }
  | { readonly type: 'load_failed'; readonly problem: LoadProblem }
  | { readonly type: 'edit_opened' | 'reject_opened' | 'closed'; readonly id: string }
  | { readonly type: 'sent'; readonly attempt: Attempt }
  | { readonly type: 'answered'; readonly attempt: Attempt; readonly reply: DecisionReply }
  | { readonly type: 'unanswered'; readonly attempt: Attempt; readonly problem: LoadProblem };

export const initialReviewState: ReviewState = { status: 'loading' };

export function reviewReducer(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case 'load_started':
      if (state.status === 'ready') return { ...state, refreshing: true };
      return state.status === 'failed' ? { ...state, retrying: true } : state;
    case 'loaded':
      return {
        status: 'ready',
        reply: action.reply,
        at: action.at,
        refreshing: false,
        problem: null,
        tiles: state.status === 'ready' ? tilesThatStay(state.tiles, action.reply) : {},
      };
    case 'load_failed':
      // What is on the screen stays there: a lost connection must not take a person's work away.
      if (state.status === 'ready') return { ...state, refreshing: false, problem: action.problem };
      return { status: 'failed', problem: action.problem, retrying: false };
    case 'unanswered':
      return state.status === 'ready' ? { ...state, problem: action.problem, tiles: tilesAfter(state, action) } : state;
    default:
      return state.status === 'ready' ? { ...state, tiles: tilesAfter(state, action) } : state;
  }
}

/** Every suggestion of a reply, whichever list it stands in. */
export function allSuggestions(reply: ReviewReply): ReviewSuggestion[] {
  return [...reply.open, ...reply.decided, ...reply.blocked];
}

/** Decisions that were sent and of which nobody knows whether they arrived. */
export function unansweredAttempts(state: ReviewState): Attempt[] {
  if (state.status !== 'ready') return [];
  return Object.values(state.tiles).flatMap((tile) => (tile.status === 'unanswered' ? [tile.attempt] : []));
}

/** The unanswered ones that may be sent again once the connection is back: their suggestion is still as it was. */
export function attemptsToResend(state: ReviewState, reply: ReviewReply): Attempt[] {
  if (state.status !== 'ready') return [];
  const staying = tilesThatStay(state.tiles, reply);
  return Object.values(staying).flatMap((tile) => (tile.status === 'unanswered' ? [tile.attempt] : []));
}

type TileAction = Exclude<ReviewAction, { type: 'load_started' | 'loaded' | 'load_failed' }>;

function tilesAfter(state: ReviewState & { status: 'ready' }, action: TileAction): Readonly<Record<string, TileState>> {
  const id = 'id' in action ? action.id : action.attempt.suggestionId;
  const seen = allSuggestions(state.reply).find((suggestion) => suggestion.id === id)?.state;
  const { [id]: tile, ...others } = state.tiles;
  if (seen === undefined) return others;
  const next = tileAfter(tile, action, seen);
  return next === null ? others : { ...others, [id]: next };
}

function tileAfter(tile: TileState | undefined, action: TileAction, seen: SuggestionState): TileState | null {
  if (action.type === 'sent') return { status: 'sending', seen, attempt: action.attempt };
  if (action.type === 'answered' || action.type === 'unanswered') {
    // An answer to an earlier click says nothing about what the tile does now.
    if (tile?.status !== 'sending' || tile.attempt.body.decisionId !== action.attempt.body.decisionId) {
      return tile ?? null;
    }
    if (action.type === 'unanswered') return { ...tile, status: 'unanswered' };
    if (action.reply.ok) return { ...tile, status: 'answered' };
    const { draft } = action.attempt;
    const message = action.reply.message;
    if (draft !== null) return { status: 'editing', seen: tile.seen, draft, error: message };
    return { status: 'refused', seen: tile.seen, message };
  }
  // A decision on its way is not lost by a click that comes late.
  if (tile?.status === 'sending' || tile?.status === 'answered') return tile;
  if (action.type === 'closed') return null;
  if (action.type === 'reject_opened') return { status: 'rejecting', seen };
  return { status: 'editing', seen, draft: null, error: null };
}

function tilesThatStay(
  tiles: Readonly<Record<string, TileState>>,
  reply: ReviewReply,
): Readonly<Record<string, TileState>> {
  const states = new Map(allSuggestions(reply).map((suggestion) => [suggestion.id, suggestion.state]));
  const stays = ([id, tile]: [string, TileState]) => {
    if (tile.status === 'answered' || !states.has(id)) return false;
    return tile.status === 'sending' || states.get(id) === tile.seen;
  };
  return Object.fromEntries(Object.entries(tiles).filter(stays));
}
