import type { FieldInfo } from '../api/page-types.ts';

interface Props {
  field: FieldInfo;
  draft: string;
  label: string;
  /** The element that says what is wrong with it. */
  errorId?: string | undefined;
  onChange(draft: string): void;
}

/** The input for one field, by its type in the describe. */
export function FieldInput(props: Props) {
  const { field, draft, onChange } = props;
  const common = {
    'aria-label': props.label,
    'data-field-input': field.name,
    ...(props.errorId ? { 'aria-invalid': true, 'aria-describedby': props.errorId } : {}),
  };
  switch (field.type) {
    case 'boolean':
      return (
        <input
          {...common}
          type="checkbox"
          checked={draft === 'true'}
          onChange={(event) => onChange(String(event.target.checked))}
        />
      );
    case 'picklist':
      return <Picklist {...props} common={common} />;
    case 'multipicklist':
      return <MultiPicklist {...props} />;
    case 'textarea':
      return <textarea {...common} rows={4} value={draft} onChange={(event) => onChange(event.target.value)} />;
    case 'date':
      return (
        <input {...common} type="date" value={draft.slice(0, 10)} onChange={(event) => onChange(event.target.value)} />
      );
    default:
      // Lightning's number fields are text fields too: they take what is typed and let the server complain.
      return (
        <input
          {...common}
          type="text"
          inputMode={['currency', 'double', 'percent', 'int'].includes(field.type) ? 'decimal' : 'text'}
          value={draft}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function Picklist({ field, draft, onChange, common }: Props & { common: object }) {
  const entries = field.picklist ?? [];
  const isKnown = draft === '' || entries.some(({ value }) => value === draft);
  return (
    <select {...common} value={draft} onChange={(event) => onChange(event.target.value)}>
      <option value="">--None--</option>
      {!isKnown && <option value={draft}>{draft}</option>}
      {entries.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function MultiPicklist({ field, draft, label, onChange }: Props) {
  const chosen = draft.split(';').filter(Boolean);
  const toggle = (value: string, on: boolean) =>
    onChange((on ? [...chosen, value] : chosen.filter((other) => other !== value)).join(';'));
  return (
    <fieldset className="sb-choices">
      <legend className="sb-hidden">{label}</legend>
      {(field.picklist ?? []).map((entry) => (
        <label key={entry.value}>
          <input
            type="checkbox"
            checked={chosen.includes(entry.value)}
            onChange={(event) => toggle(entry.value, event.target.checked)}
          />
          {entry.label}
        </label>
      ))}
    </fieldset>
  );
}
