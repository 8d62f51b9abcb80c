import { Flex, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import type { ComponentProps } from 'react';
import type { ReviewSuggestion } from '#contract/review.ts';
import { plainAttempt } from '#ui/core/attempt.ts';
import { formatAge } from '#ui/core/format-time.ts';
import { formatValue } from '#ui/core/format-value.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { isUnseen, isWaiting } from '#ui/core/review-groups.ts';
import type { TileState } from '#ui/core/review-state.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import type { CardView } from './card-view.ts';
import { DecisionStatus } from './DecisionStatus.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { FieldChange } from './FieldChange.tsx';
import { Waiting } from './Waiting.tsx';
import { WriteTrouble } from './WriteTrouble.tsx';

type Decision = NonNullable<ReviewSuggestion['decision']>;
type State = ReviewSuggestion['state'];
type Colour = NonNullable<ComponentProps<typeof StatusTag>['variant']>;

const colours: Readonly<Partial<Record<State, Colour>>> = {
  applied: 'success',
  failed: 'danger',
  conflicted: 'warning',
  reverted: 'info',
};

interface DecidedProps {
  view: CardView;
  suggestion: ReviewSuggestion;
  tile: TileState | undefined;
  /** Given while the outcome asks for another look: leaves it as it is. */
  onLeave?: () => void;
}

/** One suggestion that somebody decided: what became of it, and how to take it back. */
export function DecidedTile({ view, suggestion, tile, onLeave }: DecidedProps) {
  const { id, field, state, change } = suggestion;
  const label = revealHidden(field.label);
  const from = change === null ? suggestion.suggestedOver : change.before;
  const to = change === null ? suggestion.proposed : change.value;
  return (
    <Tile compact={true} testId={`tile-${id}`}>
      <Flex direction="column" gap="extra-small">
        <Flex direction="row" gap="small" align="center" wrap={true}>
          <Text format={{ fontWeight: 'bold' }}>{label}</Text>
          <StatusTag variant={colours[state] ?? 'default'} testId={`state-${id}`}>
            {strings.states[state]}
          </StatusTag>
        </Flex>
        <FieldChange view={view} field={field} from={from} to={to} testId={`change-${id}`} />
        {isUnseen(suggestion) && <EvidenceList view={view} suggestion={suggestion} />}
        <DecisionLine view={view} suggestion={suggestion} />
        <WriteTrouble view={view} suggestion={suggestion} />
        {isWaiting(suggestion) ? (
          <Waiting view={view} suggestion={suggestion} />
        ) : (
          <DecisionStatus view={view} tile={tile} label={label} id={id}>
            <TakeBack view={view} suggestion={suggestion} {...(onLeave === undefined ? {} : { onLeave })} />
          </DecisionStatus>
        )}
      </Flex>
    </Tile>
  );
}

const outcomes: Readonly<Record<Exclude<Decision['kind'], 'auto'>, string>> = {
  accept: strings.outcome.accepted,
  approve: strings.outcome.approved,
  keep: strings.outcome.kept,
  edit: strings.outcome.edited,
  reject: strings.outcome.rejected,
  undo: strings.outcome.undone,
  release: strings.outcome.released,
  reopen: strings.outcome.reopened,
};

function DecisionLine({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { decision, change } = suggestion;
  if (decision === null) return null;
  const when = formatAge(decision.at, view.now, view.settings) ?? decision.at;
  const words = [
    whoDecided(decision, when),
    decision.reason === null ? null : strings.reasons[decision.reason],
    decision.note === null ? null : `“${revealHidden(decision.note)}”`,
    // Only where a CRM could have named either; elsewhere it is always the app and says nothing.
    view.host.connectAccount === undefined || !change?.writtenAs ? null : strings.writtenAs[change.writtenAs],
  ];
  return <Text variant="microcopy">{words.filter((word) => word !== null).join(' · ')}</Text>;
}

function whoDecided({ kind, by }: Decision, when: string): string {
  if (kind === 'auto' || by === null) return strings.byPolicy(when);
  return strings.by(outcomes[kind], revealHidden(by.name), when);
}

function TakeBack({ view, suggestion, onLeave }: Omit<DecidedProps, 'tile'>) {
  const { abilities, id } = suggestion;
  const label = revealHidden(suggestion.field.label);
  const decide = (act: 'undo' | 'reopen' | 'keep') => () =>
    view.controls.decide(plainAttempt(suggestion, act, view.host.newDecisionId()));
  if (!abilities.undo && !abilities.reopen && !abilities.keep && onLeave === undefined) {
    const { why } = abilities;
    if (suggestion.state !== 'applied' || why === null) return null;
    return <Text variant="microcopy">{revealHidden(why)}</Text>;
  }
  return (
    <Flex direction="row" gap="small" align="center" wrap={true}>
      {abilities.reopen && (
        <ActButton
          act={strings.askAgain}
          label={label}
          icon="redo"
          testId={`reopen-${id}`}
          onPress={decide('reopen')}
        />
      )}
      {abilities.keep && (
        <ActButton
          act={strings.keepWritten}
          label={label}
          icon="success"
          testId={`keep-${id}`}
          onPress={decide('keep')}
        />
      )}
      {abilities.undo && (
        <ActButton act={strings.undo} label={label} icon="undo" testId={`undo-${id}`} onPress={decide('undo')} />
      )}
      {onLeave !== undefined && (
        <ActButton
          act={strings.gotIt}
          label={label}
          icon="remove"
          variant="transparent"
          testId={`leave-${id}`}
          onPress={onLeave}
        />
      )}
      {abilities.undo && <Text variant="microcopy">{undoText(view, suggestion)}</Text>}
    </Flex>
  );
}

/** Says beforehand which value an undo writes: nobody should find that out afterwards. */
function undoText(view: CardView, { change, field, state }: ReviewSuggestion): string {
  if (state === 'rejected' || change === null) return strings.undoReject;
  // Where the write replaced a value that nobody had seen, that is the one to give back.
  const earlier = change.replacedUnseen === undefined ? change.before : change.replacedUnseen;
  const back = change.kind === 'apply' ? earlier : change.value;
  return strings.undoAccept(formatValue(field, back, view.settings), revealHidden(field.label));
}
