import { Lock, Pencil } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PropertyMetadata } from '../api/page-types.ts';
import { type FormatSettings, formatProperty } from './format-property.ts';
import { PropertyInput } from './PropertyInput.tsx';
import { inputKind, isEditable } from './property-rules.ts';

interface Props {
  property: PropertyMetadata;
  value: string | null;
  settings: FormatSettings;
  /** The value has just changed: marked for a moment. */
  changed: boolean;
  /** Resolves when stored; rejects with HubSpot's words. */
  onSave(value: string): Promise<void>;
}

/** One property of the sidebar: label above value, a click turns the value into an input. */
export function PropertyRow({ property, value, settings, changed, onSave }: Props) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = value ? formatProperty(property, value, settings) : '--';
  const close = () => {
    setEditing(false);
    // After the button is back on the page.
    window.requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <div className={changed ? 'hs-property is-changed' : 'hs-property'} data-property={property.name}>
      <span className="hs-property-label" title={property.description || undefined}>
        {property.label}
      </span>
      {editing ? (
        <PropertyEditor {...{ property, value: value ?? '', settings, onSave }} onClose={close} />
      ) : isEditable(property) ? (
        <button
          type="button"
          ref={button}
          className="hs-property-value"
          aria-label={`Edit ${property.label}: ${value ? shown : 'empty'}`}
          onClick={() => setEditing(true)}
        >
          <span>{shown}</span>
          <Pencil size={13} aria-hidden />
        </button>
      ) : (
        <span className="hs-property-value is-locked">
          <span>{shown}</span>
          <Lock size={12} aria-label="Read only" />
        </span>
      )}
    </div>
  );
}

interface EditorProps extends Omit<Props, 'changed' | 'value'> {
  value: string;
  onClose(): void;
}

function PropertyEditor({ property, value, settings, onSave, onClose }: EditorProps) {
  const [draft, setDraft] = useState(value);
  const [error, setError] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (draft === value) return onClose();
    try {
      await onSave(draft);
      onClose();
    } catch (failed) {
      setError((failed as Error).message);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    const multiline = inputKind(property) === 'textarea' && !event.metaKey && !event.ctrlKey;
    if (event.key === 'Enter' && !multiline && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };
  return (
    <form ref={form} className="hs-property-editor sb-fields" onSubmit={submit} onKeyDown={onKey}>
      <PropertyInput property={property} value={draft} onChange={setDraft} owners={settings.owners} />
      {error && (
        <p className="sb-error" role="alert">
          {error}
        </p>
      )}
      <div className="hs-property-buttons">
        <button type="submit" className="sb-button is-primary is-small">
          Save
        </button>
        <button type="button" className="sb-button is-small" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
