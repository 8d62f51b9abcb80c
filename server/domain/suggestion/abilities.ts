import { rolesSentence } from '../policy/roles-sentence.ts';
import type { RuleName, Verdict } from '../policy/verdict.ts';
import type { Permission, Role } from '../shared/permission.ts';
import type { SuggestionState } from './suggestion.ts';
import { stateAfter } from './transitions.ts';

/** What this person may do with this suggestion now. The use cases enforce it and the card draws it. */
export interface Abilities {
  readonly accept: boolean;
  /** Accept with another value. */
  readonly edit: boolean;
  readonly reject: boolean;
  /** Take back an accept, which writes the earlier value, or a rejection, which writes nothing. */
  readonly undo: boolean;
  /** Ask again after a failure or a conflict. */
  readonly reopen: boolean;
  /** Let a quarantined suggestion wait for a decision like any other. */
  readonly release: boolean;
  /** Leave what the policy wrote without a person as it is: somebody has looked at it. */
  readonly keep: boolean;
  /** What keeps the person from the next step, in a sentence; `null` when nothing does. */
  readonly why: string | null;
}

export interface Circumstances {
  readonly state: SuggestionState;
  readonly permissions: readonly Permission[];
  /** The verdict of today's policy, not of the day the suggestion was filed. */
  readonly verdict: Verdict;
  /** Another change to the same field of the same record has no outcome yet. */
  readonly changeInProgress: boolean;
  readonly crmReachable: boolean;
  /** What the person's own rights in the CRM keep them from, in a sentence; `null` when nothing. */
  readonly rightsHold: string | null;
  /** This person has said yes, and the policy asks for somebody else as well. */
  readonly saidYes: boolean;
  readonly role: Role;
  /** The question already stands again as a newer suggestion. */
  readonly askedAgain: boolean;
  /** The policy decided it, and no person has since. */
  readonly unseen: boolean;
}

export function abilitiesFor(now: Circumstances): Abilities {
  // A decision gives nobody more than the CRM itself gives them.
  const mayDecide = now.permissions.includes('suggestion.decide') && now.rightsHold === null;
  const mayRelease = now.permissions.includes('suggestion.release') && now.rightsHold === null;
  const hold = policyHold(now) ?? crmHold(now);
  // Undo gives back what people had, so neither the allowlist nor the agent's scope may keep them from it.
  const undoHold = blockOverUndo(now.verdict) ?? crmHold(now);
  const reaches = (happening: Parameters<typeof stateAfter>[1]) => stateAfter(now.state, happening) !== null;
  const accept = mayDecide && reaches('accept') && hold === null;
  return {
    accept,
    edit: accept,
    reject: mayDecide && reaches('reject'),
    undo: mayDecide && ((reaches('revert') && undoHold === null) || reaches('take_back_rejection')),
    reopen: mayDecide && isReopenable(now.state) && !now.askedAgain && hold === null,
    release: mayRelease && reaches('release'),
    keep: mayDecide && now.unseen && now.state === 'applied',
    why: now.rightsHold ?? reason(now, { mayDecide, mayRelease, hold, undoHold }),
  };
}

/** What the policy says against this person's yes; `null` when nothing. */
function policyHold({ verdict, role, saidYes }: Circumstances): string | null {
  if (verdict.outcome === 'block') return verdict.message;
  const { onlyRoles, secondPerson } = verdict.demands;
  if (onlyRoles !== null && !onlyRoles.includes(role)) return rolesSentence(onlyRoles);
  return secondPerson && saidYes ? 'You said yes. Another person who may decide it has to say yes, too.' : null;
}

const rulesWithoutSayOverUndo: readonly RuleName[] = ['allowlist', 'agent_scope'];

function blockOverUndo({ rules }: Verdict): string | null {
  const block = rules.find(({ rule, says }) => says === 'block' && !rulesWithoutSayOverUndo.includes(rule));
  return block?.sentence ?? null;
}

/** What keeps the CRM from being written now, whatever the rules say; `null` when nothing does. */
function crmHold(now: Circumstances): string | null {
  if (now.changeInProgress) return 'Another change to this field is being written. Wait for its outcome.';
  if (!now.crmReachable) return 'The CRM does not answer, so nothing can be written now. Try again in a minute.';
  return null;
}

function isReopenable(state: SuggestionState): boolean {
  return state === 'failed' || state === 'conflicted';
}

const closed: Readonly<Partial<Record<SuggestionState, string>>> = {
  accepted: 'It was accepted and is being written.',
  expired: 'It waited too long and expired. The agent can file it again.',
  superseded: 'A newer suggestion for this field replaced it.',
  reverted: 'It was undone.',
  blocked: 'It was refused when it was filed, so nobody can accept it.',
};

function reason(
  { state, askedAgain }: Circumstances,
  may: { mayDecide: boolean; mayRelease: boolean; hold: string | null; undoHold: string | null },
): string | null {
  const over = closed[state];
  if (isReopenable(state) && askedAgain) return 'It stands again as a newer suggestion.';
  if (over !== undefined) return over;
  if (state === 'quarantined') {
    return may.mayRelease
      ? 'It looks suspicious. Read why, then release or reject it.'
      : 'It looks suspicious, and your role may not release it. Ask sales ops.';
  }
  if (!may.mayDecide) return 'Your role may read suggestions but not decide them.';
  if (state === 'applied') return may.undoHold;
  if (state === 'rejected') return null;
  return may.hold;
}
