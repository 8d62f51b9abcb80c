import { type FormEvent, useEffect, useState } from 'react';
import type { Person, PropertyMetadata, RecordView } from '../api/page-types.ts';
import { sandboxApi } from '../api/sandbox-api.ts';
import { PropertyInput } from '../record/PropertyInput.tsx';
import { isEditable } from '../record/property-rules.ts';
import { Dialog } from './Dialog.tsx';
import { useToast } from './Toasts.tsx';

interface Props {
  record: { objectTypeId: string; objectId: string };
  people: Person[];
  person: Person;
  onClose(): void;
}

/** A colleague changes a property while you look at the card. */
export function HumanEditDialog({ record, people, person, onClose }: Props) {
  const [view, setView] = useState<RecordView | null>(null);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [error, setError] = useState('');
  const toast = useToast();
  const others = people.filter(({ userId }) => userId !== person.userId);
  useEffect(() => {
    sandboxApi.record(record.objectTypeId, record.objectId).then(setView, (failed: Error) => setError(failed.message));
  }, [record.objectTypeId, record.objectId]);
  const choices = view ? editable(view) : [];
  const property = choices.find((choice) => choice.name === name) ?? choices[0];
  useEffect(() => {
    if (view && property) setValue(view.properties[property.name] ?? '');
  }, [view, property]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!property) return;
    const as = Number(new FormData(event.currentTarget).get('as'));
    try {
      await sandboxApi.editRecord(record.objectTypeId, record.objectId, as, { [property.name]: value });
      const who = others.find(({ userId }) => userId === as);
      toast({
        type: 'info',
        title: `${who?.firstName ?? 'Someone'} edited the record`,
        message: `${property.label} was changed.`,
      });
      onClose();
    } catch (failed) {
      setError((failed as Error).message);
    }
  };
  return (
    <Dialog title="Edit as someone else" onClose={onClose}>
      <form className="hs-dialog-form" onSubmit={submit}>
        <p className="hs-muted">The change is made in the CRM itself, as if a colleague had the record open too.</p>
        <label>
          Person
          <select name="as">
            {others.map(({ userId, firstName, lastName }) => (
              <option key={userId} value={userId}>{`${firstName} ${lastName}`}</option>
            ))}
          </select>
        </label>
        <label>
          Property
          <select value={property?.name ?? ''} onChange={(event) => setName(event.target.value)}>
            {choices.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
        {property && (
          <div className="hs-dialog-field">
            New value
            <PropertyInput property={property} value={value} onChange={setValue} owners={[]} />
          </div>
        )}
        {error && (
          <p className="hs-error" role="alert">
            {error}
          </p>
        )}
        <footer className="hs-dialog-foot">
          <button type="submit" className="hs-button is-primary" disabled={!property}>
            Change it
          </button>
          <button type="button" className="hs-button" onClick={onClose}>
            Cancel
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** The properties of the sidebar first: they are the ones that suggestions are about. */
function editable(view: RecordView): PropertyMetadata[] {
  const rank = new Map(view.about.map((name, index) => [name, index]));
  const rankOf = (property: PropertyMetadata) => rank.get(property.name) ?? view.about.length;
  return view.propertyMetadata
    .filter((property) => isEditable(property) && property.referencedObjectType !== 'OWNER')
    .sort((a, b) => rankOf(a) - rankOf(b) || a.label.localeCompare(b.label));
}
