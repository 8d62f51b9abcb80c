import { EmptyState, ErrorState, Text } from '@hubspot/ui-extensions';
import { words } from './words.ts';

/** Nobody frames this page, or somebody whom it does not talk to. */
export function NotFramed() {
  return (
    <EmptyState title={words.notFramedTitle} imageName="object" layout="vertical" testId="not-framed">
      <Text>{words.notFramedText}</Text>
    </EmptyState>
  );
}

/** The page around never said which record is open. */
export function Silent() {
  return (
    <ErrorState title={words.silentTitle} type="support" testId="silent">
      <Text>{words.silentText}</Text>
    </ErrorState>
  );
}

/** The page around broke the rules of the embedding. */
export function Ended() {
  return (
    <ErrorState title={words.endedTitle} type="error" testId="ended">
      <Text>{words.endedText}</Text>
    </ErrorState>
  );
}
