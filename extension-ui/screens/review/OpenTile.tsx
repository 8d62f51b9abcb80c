import { Alert, Flex, List, Text, Tile } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ReviewSuggestion } from '#contract/review.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { isWaiting } from '#ui/core/review-groups.ts';
import type { TileState } from '#ui/core/review-state.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import { ChangedSince } from './ChangedSince.tsx';
import type { CardView } from './card-view.ts';
import { DecisionButtons } from './DecisionButtons.tsx';
import { DecisionStatus } from './DecisionStatus.tsx';
import { EditForm } from './EditForm.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { FieldChange } from './FieldChange.tsx';
import { Rationale, RuleLine } from './Reasoning.tsx';
import { RejectForm } from './RejectForm.tsx';
import { TileHeader } from './TileHeader.tsx';
import { Waiting } from './Waiting.tsx';

interface TileProps {
  view: CardView;
  suggestion: ReviewSuggestion;
  tile: TileState | undefined;
}

/** One suggestion that waits for a person. */
export function OpenTile({ view, suggestion, tile }: TileProps) {
  const { id, state } = suggestion;
  const [opened, setOpened] = useState(false);
  const closed = state === 'quarantined' && !opened;
  return (
    <Tile compact={view.layout === 'narrow'} testId={`tile-${id}`}>
      <Flex direction="column" gap="small">
        <TileHeader view={view} suggestion={suggestion} />
        {closed ? (
          <Alert title={strings.quarantinedTitle} variant="danger" testId={`quarantined-${id}`}>
            <Flex direction="column" gap="extra-small" align="start">
              <Text>{strings.quarantinedClosed}</Text>
              <ActButton
                act={strings.open}
                label={revealHidden(suggestion.field.label)}
                icon="view"
                testId={`open-${id}`}
                onPress={() => setOpened(true)}
              />
            </Flex>
          </Alert>
        ) : (
          <OpenBody view={view} suggestion={suggestion} tile={tile} />
        )}
      </Flex>
    </Tile>
  );
}

function OpenBody({ view, suggestion, tile }: TileProps) {
  const { id, field, changedSince, change } = suggestion;
  const busy = tile?.status === 'sending' || tile?.status === 'answered';
  return (
    <>
      <Warnings suggestion={suggestion} />
      {changedSince ? (
        <ChangedSince view={view} suggestion={suggestion} />
      ) : (
        <FieldChange
          view={view}
          field={field}
          // Once it is accepted, what is being written counts: it may be an edit, and the CRM may hold it already.
          from={change === null ? suggestion.current : change.before}
          to={change === null ? suggestion.proposed : change.value}
          testId={`change-${id}`}
        />
      )}
      {!busy && (
        <>
          <EvidenceList view={view} suggestion={suggestion} />
          <Rationale suggestion={suggestion} />
          <RuleLine suggestion={suggestion} />
        </>
      )}
      {isWaiting(suggestion) ? (
        <Waiting view={view} suggestion={suggestion} />
      ) : (
        <DecisionStatus view={view} tile={tile} label={revealHidden(field.label)} id={id}>
          <Controls view={view} suggestion={suggestion} tile={tile} />
        </DecisionStatus>
      )}
    </>
  );
}

function Controls({ view, suggestion, tile }: TileProps) {
  if (tile?.status === 'editing') {
    return <EditForm view={view} suggestion={suggestion} startWith={tile.draft} error={tile.error} />;
  }
  if (tile?.status === 'rejecting') return <RejectForm view={view} suggestion={suggestion} />;
  return <DecisionButtons view={view} suggestion={suggestion} />;
}

function Warnings({ suggestion }: { suggestion: ReviewSuggestion }) {
  const { warnings, state, id } = suggestion;
  const quarantined = state === 'quarantined';
  if (warnings.length === 0 && !quarantined) return null;
  return (
    <Alert
      title={quarantined ? strings.quarantinedTitle : strings.warningTitle}
      variant={quarantined ? 'danger' : 'warning'}
      testId={`warnings-${id}`}
    >
      {warnings.length > 0 && (
        <List variant="unordered-styled">
          {warnings.map((warning) => (
            <Text key={warning}>{revealHidden(warning)}</Text>
          ))}
        </List>
      )}
      {quarantined && <Text>{strings.quarantinedOpen}</Text>}
    </Alert>
  );
}
