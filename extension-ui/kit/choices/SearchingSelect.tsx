import type { SelectProps } from '@hubspot/ui-extensions';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { Floating } from '../base/Floating.tsx';
import { useOutsidePress } from '../base/use-outside-press.ts';
import { Field } from '../fields/Field.tsx';
import { ChevronDown } from '../icons/kit-icons.ts';

interface SearchingSelectProps extends SelectProps {
  /** The place of the chosen option; below 0 none is. */
  at: number;
  onPick(index: number): void;
}

/** A select whose options the card looks up as a person types (`onInput`). WAI-ARIA's combobox with a list. */
export function SearchingSelect(props: SearchingSelectProps) {
  const { options, at, placeholder, readOnly = false, onInput, testId } = props;
  const [search, setSearch] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const opened = search !== null;
  const close = () => setSearch(null);
  useOutsidePress(opened, [input], listId, close);
  const open = () => {
    setSearch('');
    setActive(Math.max(at, 0));
  };
  const pick = (index: number) => {
    props.onPick(index);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly) return;
    if (event.key === 'Escape' && opened) close();
    else if (event.key === 'Enter' && opened) pick(active);
    else if (event.key === 'ArrowDown' && !opened) open();
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, options.length - 1));
    else if (event.key === 'ArrowUp' && opened) setActive(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field {...props}>
      {(ids) => (
        <span className="fw-select">
          <input
            {...ids}
            ref={input}
            role="combobox"
            className="fw-input"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={opened}
            aria-controls={listId}
            aria-activedescendant={opened && options[active] !== undefined ? `${listId}-${active}` : undefined}
            value={search ?? options[at]?.label ?? ''}
            placeholder={placeholder ?? 'Search'}
            readOnly={readOnly}
            data-testid={testId}
            onClick={() => !readOnly && !opened && open()}
            onBlur={close}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setActive(0);
              void callHandler(onInput, event.currentTarget.value);
            }}
            onKeyDown={onKeyDown}
          />
          <ChevronDown aria-hidden size={16} className="fw-select-sign" />
          <Floating
            open={opened}
            anchor={input}
            id={listId}
            role="listbox"
            aria-label={props.label}
            className="fw-menu"
          >
            {options.map(({ label }, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox holds the focus and takes the keys.
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: two options may share a label; their place tells them apart.
                key={index}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                className={index === active ? 'fw-menu-item fw-menu-active' : 'fw-menu-item'}
                // Else the press would take the focus from the input and close the list before the click.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(index)}
              >
                {label}
              </span>
            ))}
            {options.length === 0 && <span className="fw-menu-empty">No matches</span>}
          </Floating>
        </span>
      )}
    </Field>
  );
}
