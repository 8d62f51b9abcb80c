import type { SelectProps } from '@hubspot/ui-extensions';
import { callHandler } from '../base/call-handler.ts';
import { useEchoed } from '../base/use-echoed.ts';
import { Field } from '../fields/Field.tsx';
import { useFormValue } from '../fields/form-context.ts';
import { ChevronDown } from '../icons/kit-icons.ts';
import { SearchingSelect } from './SearchingSelect.tsx';

/**
 * One of several options. The DOM knows options as text, so they are numbered: a value may be a number or a boolean
 * and comes back as what it was.
 */
export function Select(props: SelectProps) {
  const { name, options, value, onChange, variant = 'input', placeholder, readOnly = false, testId } = props;
  const [chosen, setChosen] = useEchoed<SelectProps['value']>(value, undefined, onChange !== undefined);
  useFormValue(name, chosen);
  const at = options.findIndex((option) => option.value === chosen);
  const pick = (index: number) => {
    const option = options[index];
    if (option === undefined) return;
    setChosen(option.value);
    void callHandler(onChange, option.value);
  };
  if (props.onInput !== undefined) return <SearchingSelect {...props} at={at} onPick={pick} />;
  return (
    <Field {...props}>
      {(ids) => (
        <span className={`fw-select fw-select-${variant}`}>
          <select
            {...ids}
            className="fw-input"
            name={name}
            disabled={readOnly}
            aria-label={props.label === undefined ? (placeholder ?? name) : undefined}
            value={at < 0 ? '' : String(at)}
            data-testid={testId}
            onChange={(event) => pick(Number(event.currentTarget.value))}
          >
            {at < 0 && (
              <option value="" disabled hidden>
                {placeholder ?? 'Select'}
              </option>
            )}
            {options.map(({ label }, index) => (
              // Two options may share a label; what tells them apart is their place.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <option key={index} value={index}>
                {label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden size={16} className="fw-select-sign" />
        </span>
      )}
    </Field>
  );
}
