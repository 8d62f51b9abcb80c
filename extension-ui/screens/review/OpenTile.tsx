import { Alert, Box, Flex, List, Text, Tile } from '@hubspot/ui-extensions';
import { type ReactNode, useState } from 'react';
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
import { Reasoning } from './Reasoning.tsx';
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
  const { id, state, field } = suggestion;
  const [opened, setOpened] = useState(false);
  const header = <TileHeader view={view} suggestion={suggestion} />;
  return (
    <Tile compact={true} testId={`tile-${id}`}>
      {state === 'quarantined' && !opened ? (
        <WithActions
          view={view}
          testId={`quarantined-${id}`}
          actions={
            <ActButton
              act={strings.open}
              label={revealHidden(field.label)}
              icon="view"
              testId={`open-${id}`}
              onPress={() => setOpened(true)}
            />
          }
        >
          {header}
          <Text>{strings.quarantinedClosed}</Text>
        </WithActions>
      ) : (
        <OpenBody view={view} suggestion={suggestion} tile={tile} header={header} />
      )}
    </Tile>
  );
}

/** What a tile says with its buttons beside it, so that many fit on a screen; below it where there is no room. */
function WithActions(props: { view: CardView; actions: ReactNode; children: ReactNode; testId?: string }) {
  const { view, actions, children, testId } = props;
  const words = (
    <Flex direction="column" gap="extra-small">
      {children}
    </Flex>
  );
  if (view.layout === 'narrow') {
    return (
      <Flex direction="column" gap="small" {...(testId === undefined ? {} : { testId })}>
        {words}
        {actions}
      </Flex>
    );
  }
  return (
    <Flex direction="row" gap="medium" justify="between" align="start" {...(testId === undefined ? {} : { testId })}>
      <Box flex={1}>{words}</Box>
      <Box flex="none">{actions}</Box>
    </Flex>
  );
}

function OpenBody(props: TileProps & { header: ReactNode }) {
  const { view, suggestion, tile, header } = props;
  const { changedSince, abilities, state } = suggestion;
  const change = <Change view={view} suggestion={suggestion} />;
  const reasons = <Reasons view={view} suggestion={suggestion} tile={tile} />;
  const calm = tile === undefined && !changedSince && abilities.accept && state === 'pending';
  if (calm && view.layout === 'wide') {
    return (
      <Flex direction="column" gap="extra-small">
        <WithActions view={view} actions={<Controls view={view} suggestion={suggestion} tile={tile} />}>
          {header}
          {change}
        </WithActions>
        <Warnings suggestion={suggestion} />
        {reasons}
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="small">
      {header}
      <Warnings suggestion={suggestion} />
      {change}
      {reasons}
      {isWaiting(suggestion) ? (
        <Waiting view={view} suggestion={suggestion} />
      ) : (
        <DecisionStatus view={view} tile={tile} label={revealHidden(suggestion.field.label)} id={suggestion.id}>
          <Controls view={view} suggestion={suggestion} tile={tile} />
        </DecisionStatus>
      )}
    </Flex>
  );
}

function Change({ view, suggestion }: Omit<TileProps, 'tile'>) {
  const { id, field, change } = suggestion;
  if (suggestion.changedSince) return <ChangedSince view={view} suggestion={suggestion} />;
  return (
    <FieldChange
      view={view}
      field={field}
      // Once it is accepted, what is being written counts: it may be an edit, and the CRM may hold it already.
      from={change === null ? suggestion.current : change.before}
      to={change === null ? suggestion.proposed : change.value}
      testId={`change-${id}`}
    />
  );
}

/** The words it rests on; a sidebar leaves the agent's own explanation to the tab. */
function Reasons({ view, suggestion, tile }: TileProps) {
  if (tile?.status === 'sending' || tile?.status === 'answered') return null;
  return (
    <>
      <EvidenceList view={view} suggestion={suggestion} />
      {view.layout === 'wide' && <Reasoning view={view} suggestion={suggestion} />}
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
