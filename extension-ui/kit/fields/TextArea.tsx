import type { TextAreaProps } from '@hubspot/ui-extensions';
import { Field } from './Field.tsx';
import { useTextField } from './use-text-field.ts';

export function TextArea(props: TextAreaProps) {
  const { placeholder, readOnly, cols, maxLength, rows = 3, resize = 'both', testId } = props;
  const { control } = useTextField(props, false);
  return (
    <Field {...props}>
      {(ids) => (
        <textarea
          {...ids}
          {...control}
          className="fw-input fw-textarea"
          placeholder={placeholder}
          readOnly={readOnly}
          cols={cols}
          rows={rows}
          maxLength={maxLength}
          style={{ resize, width: cols === undefined ? undefined : 'auto' }}
          data-testid={testId}
        />
      )}
    </Field>
  );
}
