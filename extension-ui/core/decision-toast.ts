import type { DecisionReply } from '#contract/decision.ts';
import type { Attempt } from './attempt.ts';
import type { Host } from './host.ts';
import { strings } from './strings.ts';

export interface Toast {
  readonly kind: Parameters<Host['toast']>[0];
  readonly title: string;
  readonly message: string;
}

/**
 * What to say after an answer, in words that do not promise more than what happened. The answer tells how the
 * suggestion stands now, so the same state means different things after different acts.
 */
export function decisionToast(attempt: Attempt, reply: DecisionReply, crm: string): Toast {
  const { label, act } = attempt;
  const { toast } = strings;
  if (!reply.ok) return say('warning', toast.failedTitle(label), reply.message);
  switch (act) {
    case 'accept':
      return acceptToast(label, reply, crm);
    case 'undo':
      return undoToast(label, reply, crm);
    case 'reject':
      return say('success', toast.rejectedTitle(label), toast.rejectedText);
    case 'keep':
      return say('success', toast.keptTitle(label), toast.keptText);
    case 'reopen':
    case 'release':
      return say('success', toast.backTitle(label), toast.backText);
  }
}

/** Whether the CRM holds another value than its page may show: ours, or in a conflict somebody else's. */
export function hasWritten({ act }: Attempt, reply: DecisionReply): boolean {
  if (!reply.ok || reply.waiting) return false;
  if (reply.state === 'conflicted') return true;
  return (act === 'accept' && reply.state === 'applied') || (act === 'undo' && reply.state === 'reverted');
}

type Standing = DecisionReply & { ok: true };

function acceptToast(label: string, { state, waiting, message }: Standing, crm: string): Toast {
  const { toast } = strings;
  if (waiting) return say('info', toast.waitingTitle(label), message ?? toast.waitingText(crm));
  if (state === 'applied') return say('success', toast.acceptedTitle(label), message ?? toast.acceptedText(crm));
  // The first yes of two: nothing is written yet, and nothing went wrong.
  if (state === 'pending') return say('info', toast.firstYesTitle(label), toast.firstYesText);
  return say('danger', toast.failedTitle(label), message ?? strings.failedWriteUnknown(crm));
}

function undoToast(label: string, { state, waiting, message }: Standing, crm: string): Toast {
  const { toast } = strings;
  if (waiting) return say('info', toast.undoWaitingTitle(label), message ?? toast.waitingText(crm));
  if (state === 'pending') return say('success', toast.backTitle(label), toast.backText);
  if (state === 'reverted') return say('success', toast.undoneTitle(label), message ?? toast.undoneText(crm));
  return say('danger', toast.notUndoneTitle(label), message ?? strings.failedWriteUnknown(crm));
}

function say(kind: Toast['kind'], title: string, message: string): Toast {
  return { kind, title, message };
}
