import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { formatAge } from '#ui/core/format-time.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { type ReviewState, unansweredAttempts } from '#ui/core/review-state.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

function problemTitle({ kind }: LoadProblem, lost: number): string {
  if (kind === 'offline') return strings.offlineTitle;
  if (kind === 'crm_away') return strings.crmAwayTitle;
  if (kind === 'signed_out') return strings.signedOutTitle;
  return lost > 0 ? strings.unansweredTitle : strings.failedTitle;
}

/** What holds for the whole card: no connection, paused, the CRM cannot be read. */
export function Banners({ view, state }: { view: CardView; state: ReviewState & { status: 'ready' } }) {
  const { reply, problem } = state;
  const lost = unansweredAttempts(state).length;
  return (
    <>
      {problem !== null && (
        <Alert title={problemTitle(problem, lost)} variant="warning" testId="banner-problem">
          <Flex direction="column" gap="extra-small" align="start">
            <Text>{[strings.offlineText, lost === 0 ? '' : strings.offlinePending(lost)].join(' ').trim()}</Text>
            {problem.message !== null && <Text variant="microcopy">{revealHidden(problem.message)}</Text>}
            {problem.requestId !== null && <Text variant="microcopy">{strings.reference(problem.requestId)}</Text>}
            <Button size="sm" onClick={view.controls.refresh} testId="try-again">
              {strings.tryAgain}
            </Button>
          </Flex>
        </Alert>
      )}
      {reply.pause !== null && (
        <Alert title={strings.pausedTitle(reply.pause.everything)} variant="info" testId="banner-paused">
          {strings.pausedText(
            revealHidden(reply.pause.by),
            formatAge(reply.pause.at, view.now, view.settings) ?? reply.pause.at,
            revealHidden(reply.pause.reason),
          )}
        </Alert>
      )}
      {!reply.crm.reachable && (
        <Alert title={strings.unreachableTitle(view.crm)} variant="warning" testId="banner-unreachable">
          <Flex direction="column" gap="extra-small" align="start">
            <Text>{strings.unreachableText}</Text>
            {reply.crm.message !== null && <Text variant="microcopy">{revealHidden(reply.crm.message)}</Text>}
            <Button size="sm" onClick={view.controls.refresh} testId="read-again">
              {strings.tryAgain}
            </Button>
          </Flex>
        </Alert>
      )}
    </>
  );
}
