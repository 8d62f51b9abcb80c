import type { InputProps } from '@hubspot/ui-extensions';
import { Field } from './Field.tsx';
import { useTextField } from './use-text-field.ts';

export function Input(props: InputProps) {
  const { type = 'text', placeholder, readOnly, testId } = props;
  const { control } = useTextField(props, true);
  return (
    <Field {...props}>
      {(ids) => (
        <input
          {...ids}
          {...control}
          type={type === 'password' ? 'password' : 'text'}
          className="fw-input"
          placeholder={placeholder}
          readOnly={readOnly}
          data-testid={testId}
        />
      )}
    </Field>
  );
}
