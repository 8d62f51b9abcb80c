import { Alert, Button, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { RejectionReason } from '#contract/decision.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { makeBatchOfAll, makeBatchOfIds } from '#ui/core/queue-api.ts';
import { totalText } from '#ui/core/queue-filter.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import { undoRow } from '#ui/core/queue-row.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ActButton } from '../review/ActButton.tsx';
import { troubleText } from '../settings/trouble-text.ts';
import { KeysButton } from './KeysButton.tsx';
import type { Selection } from './QueueTable.tsx';
import { RejectButton } from './RejectButton.tsx';
import { useMaking } from './use-making.ts';
import type { QueuePages } from './use-queue-pages.ts';
import type { RowDecisions } from './use-row-decisions.ts';

interface Props {
  host: Host;
  pages: QueuePages;
  selected: Selection;
  decisions: RowDecisions;
  /** How far a rejection of many has come; `null` = none is under way. */
  rejecting: { readonly done: number; readonly total: number } | null;
  onReject: (reason: RejectionReason) => void;
  onUnselect: () => void;
  onBatch: (batchId: string) => void;
}

/** What can be done with what is selected, or with all that fits. */
export function QueueToolbar({ host, pages, selected, decisions, rejecting, onReject, onUnselect, onBatch }: Props) {
  const { making, problem, make } = useMaking(onBatch);
  const { size } = selected;
  const isIdle = making === null && rejecting === null;
  return (
    <Flex direction="column" gap="extra-small">
      <Flex direction="row" gap="small" align="center" wrap={true} testId="queue-toolbar">
        <Text format={{ fontWeight: 'bold' }} testId="queue-total">
          {size > 0
            ? words.selected(size)
            : pages.total === null
              ? ''
              : totalText(pages.total, usableSettings(host).locale)}
        </Text>
        {size > 0 && (
          <>
            <LoadingButton
              size="xs"
              variant="primary"
              loading={making === 'some'}
              disabled={!isIdle}
              onClick={() => void make('some', () => makeBatchOfIds(host, [...selected.keys()]))}
              testId="queue-together"
            >
              {words.together(size)}
            </LoadingButton>
            <RejectButton
              host={host}
              id="queue-reject-many"
              act={words.rejectSome}
              title={words.rejectManyTitle(size)}
              disabled={!isIdle}
              onReject={onReject}
            />
            <Button variant="transparent" size="xs" onClick={onUnselect} testId="queue-unselect">
              {words.unselect}
            </Button>
          </>
        )}
        {size === 0 && (pages.total?.count ?? 0) > 1 && (
          <LoadingButton
            size="xs"
            loading={making === 'all'}
            disabled={!isIdle}
            onClick={() => void make('all', () => makeBatchOfAll(host, pages.filter))}
            testId="queue-all-together"
          >
            {words.allTogether}
          </LoadingButton>
        )}
        {host.takesKeys === true && <KeysButton host={host} />}
      </Flex>
      {rejecting !== null && <Text testId="queue-rejecting">{words.rejecting(rejecting.done, rejecting.total)}</Text>}
      <LastDecision host={host} decisions={decisions} />
      {problem !== null && (
        <Alert title={words.makeFailed} variant="danger" testId="queue-make-problem">
          {troubleText(problem)}
        </Alert>
      )}
    </Flex>
  );
}

/** The last decision, with its undo, however far its row is scrolled away. */
function LastDecision({ host, decisions }: { host: Host; decisions: RowDecisions }) {
  const { last, decide } = decisions;
  if (last === null || last.text === null) return null;
  const { row, attempt } = last;
  const [title, label] = [revealHidden(row.record.title), revealHidden(row.field.label)];
  return (
    <Flex direction="row" gap="small" align="center" wrap={true}>
      <Text testId="queue-last">{words.last(title, label, revealHidden(last.text))}</Text>
      {last.canUndo && (
        <ActButton
          act={words.undo}
          label={`${title}, ${label}`}
          icon="refresh"
          testId="queue-undo-last"
          onPress={() => void decide(row, attempt ?? undoRow(row, host.newDecisionId()))}
        />
      )}
    </Flex>
  );
}
