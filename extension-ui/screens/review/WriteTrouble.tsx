import { Alert, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { formatValue } from '#ui/core/format-value.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** What went wrong with a write, in the CRM's own words where it has any. */
export function WriteTrouble({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { change, field, id, state } = suggestion;
  const label = revealHidden(field.label);
  const outcome = change?.state ?? (state === 'failed' || state === 'conflicted' ? state : null);
  if (outcome === 'failed') {
    const words = change?.message ?? null;
    return (
      <Alert title={strings.failedWrite(view.crm)} variant="danger" testId={`failed-${id}`}>
        <Text>
          {words === null ? strings.failedWriteUnknown(view.crm) : strings.crmSays(view.crm, revealHidden(words))}
        </Text>
      </Alert>
    );
  }
  if (outcome === 'conflicted') {
    const found = change?.found;
    return (
      <Alert title={strings.conflictedTitle} variant="warning" testId={`conflicted-${id}`}>
        <Text>
          {found === undefined
            ? strings.conflictedUnknown(label)
            : strings.conflictedText(label, formatValue(field, found, view.settings))}
        </Text>
      </Alert>
    );
  }
  if (change?.replacedUnseen === undefined) return null;
  return (
    <Alert title={strings.replacedTitle} variant="warning" testId={`replaced-${id}`}>
      <Text>{strings.replacedText(formatValue(field, change.replacedUnseen, view.settings))}</Text>
    </Alert>
  );
}
