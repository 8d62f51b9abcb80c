import { Button, Icon } from '@hubspot/ui-extensions';
import type { ComponentProps } from 'react';

type IconName = ComponentProps<typeof Icon>['name'];

/**
 * A button whose name for a screen reader is the field and the act, "Close date Accept", while the eye reads only the
 * act: buttons take no aria-label, so the field stands in the text of the leading icon.
 */
export function ActButton(props: {
  act: string;
  label: string;
  icon: IconName;
  testId: string;
  variant?: 'primary' | 'secondary' | 'transparent' | 'destructive';
  disabled?: boolean;
  onPress: () => void;
}) {
  const { act, label, icon, testId, variant = 'secondary', disabled = false, onPress } = props;
  return (
    <Button size="xs" variant={variant} disabled={disabled} onClick={onPress} testId={testId}>
      <Icon name={icon} size="sm" screenReaderText={label} />
      {` ${act}`}
    </Button>
  );
}
