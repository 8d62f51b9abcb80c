import { useState } from 'react';
import { Dialog } from '../../shell/Dialog.tsx';
import type { FieldInfo, PicklistEntry } from '../api/page-types.ts';

interface Props {
  field: FieldInfo;
  choices: PicklistEntry[];
  onChoose(value: string): Promise<void>;
  onClose(): void;
}

/** The last step has more than one outcome: won or lost. */
export function ChooseEnd({ field, choices, onChoose, onClose }: Props) {
  const [value, setValue] = useState(choices[0]?.value ?? '');
  return (
    <Dialog title={`Choose Closed ${field.label}`} onClose={onClose}>
      <form
        className="sb-dialog-form sb-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void onChoose(value);
        }}
      >
        <label>
          {field.label}
          <select value={value} onChange={(event) => setValue(event.target.value)}>
            {choices.map((entry) => (
              <option key={entry.value} value={entry.value}>
                {entry.label}
              </option>
            ))}
          </select>
        </label>
        <footer className="sb-dialog-foot">
          <button type="submit" className="sb-button is-primary">
            Save
          </button>
          <button type="button" className="sb-button" onClick={onClose}>
            Cancel
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
