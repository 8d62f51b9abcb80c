import type { RadioButtonProps } from '@hubspot/ui-extensions';
import { Tickable } from './Tickable.tsx';

export function RadioButton(props: RadioButtonProps) {
  return <Tickable {...props} kind="radio" label={undefined} />;
}
