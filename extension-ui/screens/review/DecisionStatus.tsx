import { Alert, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { Act } from '#ui/core/attempt.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { TileState } from '#ui/core/review-state.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import type { CardView } from './card-view.ts';

/** What became of the last click on this tile; the controls themselves (`children`) only while one may click. */
export function DecisionStatus(props: {
  view: CardView;
  tile: TileState | undefined;
  label: string;
  id: string;
  children: ReactNode;
}) {
  const { view, tile, label, id, children } = props;
  if (tile?.status === 'sending' || tile?.status === 'answered') {
    return <Progress act={tile.attempt.act} label={label} id={id} />;
  }
  if (tile?.status === 'unanswered') {
    const { attempt } = tile;
    return (
      <Alert title={strings.unansweredTitle} variant="warning" testId={`unanswered-${id}`}>
        <Flex direction="column" gap="extra-small" align="start">
          <Text>{strings.unansweredText}</Text>
          <ActButton
            act={strings.tryAgain}
            label={label}
            icon="refresh"
            testId={`retry-${id}`}
            onPress={() => view.controls.decide(attempt)}
          />
        </Flex>
      </Alert>
    );
  }
  return (
    <Flex direction="column" gap="small">
      {tile?.status === 'refused' && (
        <Alert title={strings.refusedTitle} variant="warning" testId={`refused-${id}`}>
          {revealHidden(tile.message)}
        </Alert>
      )}
      {children}
    </Flex>
  );
}

function Progress({ act, label, id }: { act: Act; label: string; id: string }) {
  return (
    <LoadingSpinner
      label={strings.actOn(strings.sending[act], label)}
      showLabel={true}
      size="xs"
      layout="inline"
      testId={`progress-${id}`}
    />
  );
}
