import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { DemoPerson } from './DemoBar.tsx';
import { Dialog } from './Dialog.tsx';
import { useToast } from './Toasts.tsx';

export interface EditableField {
  name: string;
  label: string;
  value: string;
}

interface Props<Field extends EditableField, Person extends DemoPerson> {
  /** What the CRM calls a field. */
  fieldWord: string;
  others: Person[];
  /** Another record means other fields. */
  recordKey: string;
  loadFields(): Promise<Field[]>;
  edit(as: Person, field: Field, value: string): Promise<unknown>;
  input(field: Field, value: string, onChange: (value: string) => void): ReactNode;
  onClose(): void;
}

/** A colleague changes a field while you look at the card. */
export function ColleagueEditDialog<Field extends EditableField, Person extends DemoPerson>(
  props: Props<Field, Person>,
) {
  const { fieldWord, others, recordKey, loadFields, edit, input, onClose } = props;
  const [fields, setFields] = useState<Field[]>([]);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [error, setError] = useState('');
  const toast = useToast();
  const load = useRef(loadFields);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which record the fields belong to.
  useEffect(() => {
    load.current().then(setFields, (failed: Error) => setError(failed.message));
  }, [recordKey]);
  const field = fields.find((choice) => choice.name === name) ?? fields[0];
  useEffect(() => {
    if (field) setValue(field.value);
  }, [field]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const who = others.find(({ userId }) => String(userId) === new FormData(event.currentTarget).get('as'));
    if (!field || !who) return;
    try {
      await edit(who, field, value);
      toast({ type: 'info', title: `${who.firstName} edited the record`, message: `${field.label} was changed.` });
      onClose();
    } catch (failed) {
      setError((failed as Error).message);
    }
  };
  return (
    <Dialog title="Edit as someone else" onClose={onClose}>
      <form className="sb-dialog-form sb-fields" onSubmit={submit}>
        <p className="sb-muted">The change is made in the CRM itself, as if a colleague had the record open too.</p>
        <label>
          Person
          <select name="as">
            {others.map(({ userId, firstName, lastName }) => (
              <option key={userId} value={userId}>{`${firstName} ${lastName}`}</option>
            ))}
          </select>
        </label>
        <label>
          {fieldWord}
          <select value={field?.name ?? ''} onChange={(event) => setName(event.target.value)}>
            {fields.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
        {field && (
          <div className="sb-dialog-field">
            New value
            {input(field, value, setValue)}
          </div>
        )}
        {error && (
          <p className="sb-error" role="alert">
            {error}
          </p>
        )}
        <footer className="sb-dialog-foot">
          <button type="submit" className="sb-button is-primary" disabled={!field}>
            Change it
          </button>
          <button type="button" className="sb-button" onClick={onClose}>
            Cancel
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
