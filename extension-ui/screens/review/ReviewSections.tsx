import { Accordion, Button, EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { type ReviewGroups, reviewGroups } from '#ui/core/review-groups.ts';
import type { ReviewState, TileState } from '#ui/core/review-state.ts';
import { strings } from '#ui/core/strings.ts';
import { BlockedTile } from './BlockedTile.tsx';
import type { CardView } from './card-view.ts';
import { DecidedTile } from './DecidedTile.tsx';
import { OpenTile } from './OpenTile.tsx';

/** A sidebar shows so many before it asks. */
const narrowMax = 3;

/** All suggestions of the record, in the order in which they need a person. */
export function ReviewSections({ view, state }: { view: CardView; state: ReviewState & { status: 'ready' } }) {
  const { reply, tiles } = state;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const groups = reviewGroups(reply, left);
  const leave = (id: string) => setLeft((before) => new Set([...before, id]));
  const nothing = reply.open.length + reply.decided.length + reply.blocked.length === 0;
  return (
    <Flex direction="column" gap="medium">
      {groups.attention.length > 0 && (
        <Flex direction="column" gap="small" testId="attention">
          <Heading>{strings.attentionTitle}</Heading>
          {groups.attention.map((suggestion) => (
            <DecidedTile
              key={suggestion.id}
              view={view}
              suggestion={suggestion}
              tile={tiles[suggestion.id]}
              onLeave={() => leave(suggestion.id)}
            />
          ))}
        </Flex>
      )}
      <OpenSection view={view} groups={groups} tiles={tiles} total={reply.openTotal} />
      {reply.hiddenCount > 0 && (
        <Text variant="microcopy" testId="hidden">
          {strings.hidden(reply.hiddenCount, view.crm)}
        </Text>
      )}
      {nothing && reply.hiddenCount === 0 && (
        <EmptyState title={strings.emptyTitle} imageName="target" layout="vertical" imageWidth={120} testId="empty">
          <Text>{strings.emptyText}</Text>
        </EmptyState>
      )}
      {groups.automatic.length > 0 && (
        <Flex direction="column" gap="small" testId="automatic">
          <Flex direction="column" gap="flush">
            <Heading>{strings.automaticTitle(groups.automatic.length)}</Heading>
            <Text variant="microcopy">{strings.automaticText}</Text>
          </Flex>
          {groups.automatic.map((suggestion) => (
            <DecidedTile key={suggestion.id} view={view} suggestion={suggestion} tile={tiles[suggestion.id]} />
          ))}
        </Flex>
      )}
      {groups.decided.length > 0 && (
        <Accordion title={strings.decidedTitle(groups.decided.length)} testId="decided">
          <Flex direction="column" gap="small">
            {groups.decided.map((suggestion) => (
              <DecidedTile key={suggestion.id} view={view} suggestion={suggestion} tile={tiles[suggestion.id]} />
            ))}
          </Flex>
        </Accordion>
      )}
      {groups.blocked.length > 0 && (
        <Accordion title={strings.blockedTitle(groups.blocked.length)} testId="blocked">
          <Flex direction="column" gap="small">
            {groups.blocked.map((suggestion) => (
              <BlockedTile key={suggestion.id} view={view} suggestion={suggestion} />
            ))}
          </Flex>
        </Accordion>
      )}
    </Flex>
  );
}

function OpenSection(props: {
  view: CardView;
  groups: ReviewGroups;
  tiles: Readonly<Record<string, TileState>>;
  total: number;
}) {
  const { view, groups, tiles, total } = props;
  const [all, setAll] = useState(false);
  const { open } = groups;
  const shown = view.layout === 'narrow' && !all ? open.slice(0, narrowMax) : open;
  if (open.length === 0) return null;
  return (
    <Flex direction="column" gap="small" testId="open">
      {shown.map((suggestion) => (
        <OpenTile key={suggestion.id} view={view} suggestion={suggestion} tile={tiles[suggestion.id]} />
      ))}
      {shown.length < open.length && (
        <Button variant="secondary" size="sm" onClick={() => setAll(true)} testId="show-all">
          {strings.showAll(open.length)}
        </Button>
      )}
      {shown.length === open.length && total > open.length && (
        <Text variant="microcopy">{strings.shownOf(open.length, total)}</Text>
      )}
    </Flex>
  );
}
