import { Button, Icon } from '@hubspot/ui-extensions';
import type { ComponentProps } from 'react';

type IconName = ComponentProps<typeof Icon>['name'];

/**
 * A button whose name for a screen reader is the act and the field, "Accept Close date", while the eye reads only the
 * act: buttons take no aria-label, so the field stands in the icon's text.
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
    <Button size="sm" variant={variant} disabled={disabled} onClick={onPress} testId={testId}>
      {`${act} `}
      <Icon name={icon} size="sm" screenReaderText={label} />
    </Button>
  );
}
