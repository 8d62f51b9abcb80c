import type { ComponentProps } from 'react';
import type { RuleForm } from '#ui/core/rule-form.ts';
import { ModalButton } from '../ModalButton.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { RuleDialog } from './RuleDialog.tsx';

type Look = Pick<
  ComponentProps<typeof ModalButton>,
  'id' | 'act' | 'icon' | 'label' | 'title' | 'variant' | 'disabled'
>;

/** Opens the dialog that adds a rule or edits one. */
export function RuleButton(props: PolicyProps & Look & { begin: RuleForm; replaces: string | null }) {
  const { host, id, act, icon, label, title, variant, disabled } = props;
  const look = {
    ...(label === undefined ? {} : { label }),
    ...(variant === undefined ? {} : { variant }),
    ...(disabled === undefined ? {} : { disabled }),
  };
  return (
    <ModalButton host={host} id={id} act={act} icon={icon} title={title} wide={true} {...look}>
      {(close) => <RuleDialog {...props} close={close} />}
    </ModalButton>
  );
}
