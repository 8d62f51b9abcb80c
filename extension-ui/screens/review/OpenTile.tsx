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
import { Rationale, WhyHere } from './Reasoning.tsx';
import { RejectForm } from './RejectForm.tsx';
import { SaidYes } from './SaidYes.tsx';
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
  if (state === 'quarantined' && !opened) {
    return (
      <Tile compact={true} testId={`tile-${id}`}>
        <Flex direction="column" gap="extra-small" testId={`quarantined-${id}`}>
          <TopRow view={view} suggestion={suggestion}>
            <ActButton
              act={strings.open}
              label={revealHidden(field.label)}
              icon="view"
              testId={`open-${id}`}
              onPress={() => setOpened(true)}
            />
          </TopRow>
          <Text>{strings.quarantinedClosed}</Text>
        </Flex>
      </Tile>
    );
  }
  return (
    <Tile compact={true} testId={`tile-${id}`}>
      <OpenBody view={view} suggestion={suggestion} tile={tile} />
    </Tile>
  );
}

/** What it is about, and at the other end of the line what can be pressed; below it where there is no room. */
function TopRow({ view, suggestion, children }: Omit<TileProps, 'tile'> & { children: ReactNode }) {
  return (
    <Flex direction="row" gap="small" justify="between" align="center" wrap={view.layout === 'narrow'}>
      <TileHeader view={view} suggestion={suggestion} />
      <Box flex="none">{children}</Box>
    </Flex>
  );
}

/**
 * While nothing has happened yet the buttons stand in the first line, so that many tiles fit on a screen; anything
 * that has to be read first moves them to the end.
 */
function OpenBody({ view, suggestion, tile }: TileProps) {
  const { changedSince, abilities, state, field, id, confirm } = suggestion;
  const wide = view.layout === 'wide';
  const calm =
    wide && tile === undefined && !changedSince && confirm === null && abilities.accept && state === 'pending';
  const why = view.brief ? null : <WhyHere view={view} suggestion={suggestion} />;
  return (
    <Flex direction="column" gap={calm ? 'extra-small' : 'small'}>
      <TopRow view={view} suggestion={suggestion}>
        {calm ? (
          <Flex direction="row" gap="small" align="center">
            {why}
            <Controls view={view} suggestion={suggestion} tile={tile} />
          </Flex>
        ) : (
          why
        )}
      </TopRow>
      <Warnings suggestion={suggestion} />
      <Change view={view} suggestion={suggestion} />
      <Reasons view={view} suggestion={suggestion} tile={tile} />
      <SaidYes view={view} suggestion={suggestion} />
      <Duplicate view={view} suggestion={suggestion} />
      {!calm && isWaiting(suggestion) && <Waiting view={view} suggestion={suggestion} />}
      {!calm && !isWaiting(suggestion) && (
        <DecisionStatus view={view} tile={tile} label={revealHidden(field.label)} id={id}>
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

/** The words it rests on; a brief card leaves the agent's own explanation to the tab. */
function Reasons({ view, suggestion, tile }: TileProps) {
  if (tile?.status === 'sending' || tile?.status === 'answered') return null;
  return (
    <>
      <EvidenceList view={view} suggestion={suggestion} />
      {!view.brief && <Rationale suggestion={suggestion} />}
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

/** The CRM's own words, close to the button that answers them. */
function Duplicate({ view, suggestion }: Omit<TileProps, 'tile'>) {
  const { confirm, id } = suggestion;
  if (confirm === null) return null;
  return (
    <Alert title={strings.duplicateTitle(view.crm)} variant="warning" testId={`duplicate-${id}`}>
      {confirm.message === '' ? null : strings.crmSays(view.crm, revealHidden(confirm.message))}
    </Alert>
  );
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
