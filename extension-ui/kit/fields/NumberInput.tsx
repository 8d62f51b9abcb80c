import type { NumberInputProps } from '@hubspot/ui-extensions';
import { useKitSettings } from '../kit-settings.ts';
import { Field } from './Field.tsx';
import { useNumberField } from './use-number-field.ts';

/** A number in the reader's notation; `percentage` shows 12 as 12 %. */
export function NumberInput(props: NumberInputProps) {
  const { placeholder, readOnly, precision, formatStyle = 'decimal', textAlign = 'left', testId } = props;
  const { locale } = useKitSettings();
  const { control, problem } = useNumberField(props, { locale, precision });
  return (
    <Field {...props} problem={problem}>
      {(ids) => (
        <span className={formatStyle === 'percentage' ? 'fw-adorned fw-percent' : 'fw-adorned'}>
          <input
            {...ids}
            {...control}
            type="text"
            inputMode="decimal"
            className="fw-input fw-figures"
            placeholder={placeholder}
            readOnly={readOnly}
            style={{ textAlign }}
            data-testid={testId}
          />
          {formatStyle === 'percentage' && (
            <span className="fw-adornment fw-adornment-end" aria-hidden>
              %
            </span>
          )}
        </span>
      )}
    </Field>
  );
}
