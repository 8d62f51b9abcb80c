import { Alert, DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import type { WireValue } from '#contract/value.ts';
import { formatValue } from '#ui/core/format-value.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** Three values side by side: an accept now would replace something that the agent never saw. */
export function ChangedSince({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { field, proposed, suggestedOver, current, id } = suggestion;
  const item = (label: string, value: WireValue | undefined, bold: boolean) => (
    <DescriptionListItem label={label}>
      <Text format={bold ? { fontWeight: 'bold' } : {}}>
        {value === undefined ? strings.presentUnknown : formatValue(field, value, view.settings)}
      </Text>
    </DescriptionListItem>
  );
  return (
    <Flex direction="column" gap="small" testId={`changed-${id}`}>
      <Alert title={strings.changedTitle} variant="warning">
        {strings.changedText(revealHidden(field.label))}
      </Alert>
      <DescriptionList direction={view.layout === 'wide' ? 'row' : 'column'}>
        {item(strings.suggested, proposed, true)}
        {item(strings.whenSuggested, suggestedOver, false)}
        {item(strings.now, current, true)}
      </DescriptionList>
    </Flex>
  );
}
