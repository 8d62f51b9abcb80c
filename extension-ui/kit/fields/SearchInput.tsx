import type { SearchInputProps } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { Search, X } from '../icons/kit-icons.ts';
import { Field } from './Field.tsx';
import { useTextField } from './use-text-field.ts';

export function SearchInput(props: SearchInputProps) {
  const { placeholder, readOnly, clearable = true, testId, ...frame } = props;
  const { control, type, commit } = useTextField(props, true);
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    type('');
    commit();
    input.current?.focus();
  };
  return (
    <Field {...frame}>
      {(ids) => (
        <span className="fw-adorned">
          <Search aria-hidden size={16} className="fw-adornment fw-adornment-start" />
          <input
            {...ids}
            {...control}
            ref={input}
            type="search"
            className="fw-input fw-input-search"
            placeholder={placeholder}
            readOnly={readOnly}
            data-testid={testId}
            onKeyDown={(event) => {
              control.onKeyDown(event);
              if (event.key !== 'Escape' || control.value === '' || !clearable) return;
              // The first Escape empties the field; only the next one may close a dialog around it.
              event.preventDefault();
              clear();
            }}
          />
          {clearable && control.value !== '' && !readOnly && (
            <button type="button" className="fw-adornment-button" aria-label="Clear" onClick={clear}>
              <X aria-hidden size={16} />
            </button>
          )}
        </span>
      )}
    </Field>
  );
}
