import { ChevronDown, ChevronRight, CircleAlert } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FieldInfo, FieldValue, LayoutSection, RecordView } from '../api/page-types.ts';
import { FieldRow } from './FieldRow.tsx';
import type { FormatSettings } from './format-field.ts';
import { type InlineEdit, useInlineEdit } from './use-inline-edit.ts';

interface Props {
  view: RecordView;
  settings: FormatSettings;
  changed: ReadonlySet<string>;
  changeCount: number;
  onSave(fields: Record<string, FieldValue>): Promise<void>;
}

/** The sections of the layout. A pencil turns all of them into a form with its buttons at the bottom of the window. */
export function DetailsTab(props: Props) {
  const edit = useInlineEdit(props.view, props.onSave);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (edit.first) form.current?.querySelector<HTMLElement>(`[data-field-input="${edit.first}"]`)?.focus();
  }, [edit.first]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void edit.save();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && edit.drafts) edit.cancel();
  };
  return (
    <form
      ref={form}
      className={edit.drafts ? 'lx-details is-editing' : 'lx-details'}
      onSubmit={submit}
      onKeyDown={onKey}
    >
      {props.view.layout.sections.map((section) => (
        <Section key={section.title} {...props} section={section} edit={edit} />
      ))}
      {edit.drafts && <SaveBar edit={edit} metadata={props.view.metadata} />}
    </form>
  );
}

function Section({
  section,
  view,
  settings,
  changed,
  changeCount,
  edit,
}: Props & { section: LayoutSection; edit: InlineEdit }) {
  const [open, setOpen] = useState(true);
  const Chevron = open ? ChevronDown : ChevronRight;
  const fields = section.fields.flatMap((name) => view.metadata.find((field) => field.name === name) ?? []);
  if (fields.length === 0) return null;
  return (
    <section className="lx-section">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Chevron size={16} aria-hidden />
          {section.title}
        </button>
      </h2>
      {open && (
        <div className="lx-fields">
          {fields.map((field) => {
            const isChanged = changed.has(field.name);
            return (
              <FieldRow
                // A new key for a new change: the mark is an animation, which only a new element plays again.
                key={isChanged ? `${field.name} ${changeCount}` : field.name}
                {...{ field, view, settings, edit }}
                changed={isChanged}
              />
            );
          })}
        </div>
      )}
    </section>
  );
}

function SaveBar({ edit, metadata }: { edit: InlineEdit; metadata: FieldInfo[] }) {
  const named = Object.keys(edit.fieldErrors).map(
    (name) => metadata.find((field) => field.name === name)?.label ?? name,
  );
  const failed = named.length > 0 || edit.recordErrors.length > 0;
  return (
    <div className="lx-savebar">
      {failed && (
        <div className="lx-snag" role="alert">
          <h3>
            <CircleAlert size={16} aria-hidden /> We hit a snag.
          </h3>
          {edit.recordErrors.map((message) => (
            <p key={message}>{message}</p>
          ))}
          {named.length > 0 && <p>Review the following fields: {named.join(', ')}</p>}
        </div>
      )}
      <button type="button" className="sb-button" onClick={edit.cancel}>
        Cancel
      </button>
      <button type="submit" className="sb-button is-primary" disabled={edit.saving}>
        Save
      </button>
    </div>
  );
}
