import type { CurrencyInputProps } from '@hubspot/ui-extensions';
import { useKitSettings } from '../kit-settings.ts';
import { currencyShape } from './currency-shape.ts';
import { Field } from './Field.tsx';
import { useNumberField } from './use-number-field.ts';

/** An amount; `currency` is an ISO 4217 code and decides sign and decimals. */
export function CurrencyInput(props: CurrencyInputProps) {
  const { placeholder, readOnly, currency = 'USD', testId } = props;
  const { locale } = useKitSettings();
  const { sign, precision } = currencyShape(currency, locale);
  const { control, problem } = useNumberField(props, { locale, precision: props.precision ?? precision });
  return (
    <Field {...props} problem={problem}>
      {(ids) => (
        <span className="fw-adorned fw-money">
          <span className="fw-money-sign" title={currency}>
            {sign}
          </span>
          <input
            {...ids}
            {...control}
            type="text"
            inputMode="decimal"
            className="fw-input fw-figures"
            placeholder={placeholder}
            readOnly={readOnly}
            data-testid={testId}
          />
        </span>
      )}
    </Field>
  );
}
