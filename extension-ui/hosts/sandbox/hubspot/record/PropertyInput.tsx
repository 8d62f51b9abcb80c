import type { PropertyMetadata } from '../api/page-types.ts';
import { dayOf, momentOf, type Owner } from './format-property.ts';
import { inputKind } from './property-rules.ts';

interface Props {
  property: PropertyMetadata;
  value: string;
  owners: Owner[];
  onChange(value: string): void;
}

/** The input for one property, in and out as HubSpot stores it: always a string. */
export function PropertyInput({ property, value, owners, onChange }: Props) {
  const kind = inputKind(property);
  switch (kind) {
    case 'textarea':
      return (
        <textarea
          aria-label={property.label}
          rows={4}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'boolean':
      return (
        <Choice
          {...{ property, value, onChange }}
          options={[
            ['true', 'Yes'],
            ['false', 'No'],
          ]}
        />
      );
    case 'owner':
      return <Choice {...{ property, value, onChange }} options={owners.map(({ id, name }) => [id, name])} />;
    case 'select':
      return <Choice {...{ property, value, onChange }} options={visible(property)} />;
    case 'multiple':
      return <Choices {...{ property, value, onChange }} options={visible(property)} />;
    case 'date':
      return (
        <input
          type="date"
          aria-label={property.label}
          value={dayOf(value) ?? ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'datetime':
      return (
        <input
          type="datetime-local"
          aria-label={property.label}
          value={momentOf(value)?.toISOString().slice(0, 16) ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? '' : `${event.target.value}:00.000Z`)}
        />
      );
    default:
      // HubSpot's own number field is a text field too: it takes what is typed and lets the server complain.
      return (
        <input
          type="text"
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          aria-label={property.label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

interface ChoiceProps extends Omit<Props, 'owners'> {
  options: [value: string, label: string][];
}

function Choice({ property, value, options, onChange }: ChoiceProps) {
  const known = value === '' || options.some(([option]) => option === value);
  return (
    <select aria-label={property.label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">--</option>
      {!known && <option value={value}>{value}</option>}
      {options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Choices({ property, value, options, onChange }: ChoiceProps) {
  const chosen = value.split(';').filter(Boolean);
  const toggle = (option: string, on: boolean) =>
    onChange((on ? [...chosen, option] : chosen.filter((other) => other !== option)).join(';'));
  return (
    <fieldset className="sb-choices">
      <legend className="sb-hidden">{property.label}</legend>
      {options.map(([option, label]) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) => toggle(option, event.target.checked)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function visible(property: PropertyMetadata): [string, string][] {
  return (property.options ?? []).filter(({ hidden }) => !hidden).map(({ value, label }) => [value, label]);
}
