import { Text } from '@hubspot/ui-extensions';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatDistance, formatInstant } from '#ui/core/format-time.ts';

/** How long ago or how far ahead; the exact time appears on hover. */
export function When(props: { at: string; now: Date; display: DisplaySettings }) {
  const { at, now, display } = props;
  const exact = formatInstant(at, display) ?? at;
  return (
    <Text inline={true} truncate={{ tooltipText: exact }}>
      {capitalised(formatDistance(at, now, display) ?? at)}
    </Text>
  );
}

/** It stands alone in its cell. */
function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
