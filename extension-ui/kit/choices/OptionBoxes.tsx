import type { MultiSelectProps } from '@hubspot/ui-extensions';
import { useEffect, useRef, useState } from 'react';
import { Search } from '../icons/kit-icons.ts';

type Values = NonNullable<MultiSelectProps['value']>;

interface OptionBoxesProps {
  label: string;
  options: MultiSelectProps['options'];
  chosen: Values;
  onChange(values: Values): void;
  onClose(): void;
}

const searchFrom = 8;

/** The open list of a MultiSelect: boxes, with a search field once there are many. Escape closes. */
export function OptionBoxes({ label, options, chosen, onChange, onClose }: OptionBoxesProps) {
  const [search, setSearch] = useState('');
  const self = useRef<HTMLFieldSetElement>(null);
  // On the next frame: the list is placed and shown only after this effect.
  useEffect(() => {
    const frame = requestAnimationFrame(() => self.current?.querySelector('input')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const wanted = search.trim().toLowerCase();
  const offered = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const toggle = (value: Values[number]) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset
      ref={self}
      className="fw-option-boxes"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <legend className="fw-only-heard">{label}</legend>
      {options.length >= searchFrom && (
        <span className="fw-adorned fw-option-search">
          <Search aria-hidden size={16} className="fw-adornment fw-adornment-start" />
          <input
            type="search"
            className="fw-input fw-input-search"
            aria-label={`Search ${label}`}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </span>
      )}
      {offered.map((option) => (
        <label key={String(option.value)} className="fw-menu-item fw-option">
          <input
            type="checkbox"
            className="fw-box-input"
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.label}
        </label>
      ))}
      {offered.length === 0 && <span className="fw-menu-empty">No matches</span>}
    </fieldset>
  );
}
