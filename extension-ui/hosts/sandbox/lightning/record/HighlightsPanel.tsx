import { ChevronDown, Plus } from 'lucide-react';
import type { RecordView } from '../api/page-types.ts';
import { ObjectIcon } from '../navigation/ObjectIcon.tsx';
import { FieldText } from './FieldRow.tsx';
import type { FormatSettings } from './format-field.ts';

/** The head of the record: what it is, and the few fields by which it is known. */
export function HighlightsPanel({
  view,
  label,
  settings,
}: {
  view: RecordView;
  label: string;
  settings: FormatSettings;
}) {
  const fields = view.layout.highlights.flatMap((name) => view.metadata.find((field) => field.name === name) ?? []);
  return (
    <section className="lx-highlights" aria-label="Highlights">
      <div className="lx-highlights-head">
        <ObjectIcon objectType={view.objectType} size="large" />
        <h1>
          <span className="lx-record-kind">{label}</span>
          {view.title}
        </h1>
        {/* Scenery: the sandbox offers none of these, and a button that does nothing would be a lie to the keyboard. */}
        <div className="lx-actions" aria-hidden>
          <span>
            <Plus size={14} /> Follow
          </span>
          <span>New Task</span>
          <span>Edit</span>
          <span>
            <ChevronDown size={14} />
          </span>
        </div>
      </div>
      {!view.canEdit && <p className="lx-readonly">You can read this record, and not edit it.</p>}
      <dl>
        {fields.map((field) => (
          <div key={field.name}>
            <dt>{field.label}</dt>
            <dd>
              <FieldText field={field} value={view.fields[field.name] ?? null} view={view} settings={settings} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
