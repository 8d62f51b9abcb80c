import { Lock, Pencil } from 'lucide-react';
import { useId } from 'react';
import { PageLink } from '../../shell/PageLink.tsx';
import type { FieldInfo, FieldValue, RecordView } from '../api/page-types.ts';
import { recordPath } from '../navigation/use-route.ts';
import { FieldInput } from './FieldInput.tsx';
import { draftOf } from './field-draft.ts';
import { type FormatSettings, formatField } from './format-field.ts';
import type { InlineEdit } from './use-inline-edit.ts';

interface Props {
  field: FieldInfo;
  view: RecordView;
  settings: FormatSettings;
  edit: InlineEdit;
  /** The value has just changed: marked for a moment. */
  changed: boolean;
}

/** One field of the details: label above value, with a pencil where the person may edit. */
export function FieldRow({ field, view, settings, edit, changed }: Props) {
  const labelId = useId();
  const value = view.fields[field.name] ?? null;
  const isOpen = edit.drafts !== null && canEdit(field, view);
  const error = edit.fieldErrors[field.name];
  return (
    <div className={changed ? 'lx-field is-changed' : 'lx-field'} data-field={field.name}>
      <span className="lx-field-label" id={labelId} title={field.helpText}>
        {field.label}
      </span>
      {isOpen ? (
        <div className="sb-fields">
          <FieldInput
            field={field}
            label={field.label}
            draft={edit.drafts?.[field.name] ?? draftOf(value)}
            errorId={error ? `${labelId}-error` : undefined}
            onChange={(draft) => edit.change(field.name, draft)}
          />
          {error && (
            <p className="sb-error" id={`${labelId}-error`}>
              {error}
            </p>
          )}
        </div>
      ) : (
        <div className="lx-field-line">
          <span className="lx-field-value">
            <FieldText field={field} value={value} view={view} settings={settings} />
          </span>
          <Mark field={field} view={view} edit={edit} />
        </div>
      )}
    </div>
  );
}

function Mark({ field, view, edit }: Pick<Props, 'field' | 'view' | 'edit'>) {
  if (edit.drafts !== null) return null;
  if (!canEdit(field, view)) {
    const why = view.canEdit ? 'You cannot edit this field' : 'You cannot edit this record';
    return field.type === 'reference' ? null : <Lock size={13} className="lx-lock" aria-label={why} role="img" />;
  }
  return (
    <button
      type="button"
      className="lx-pencil"
      aria-label={`Edit ${field.label}`}
      onClick={() => edit.begin(field.name)}
    >
      <Pencil size={13} aria-hidden />
    </button>
  );
}

/** A lookup is chosen with a search of its own in Lightning, which the sandbox does not have. */
function canEdit({ updateable, type }: FieldInfo, view: RecordView): boolean {
  return view.canEdit && updateable && type !== 'reference';
}

interface TextProps {
  field: FieldInfo;
  value: FieldValue;
  view: RecordView;
  settings: FormatSettings;
}

/** Values are text. Only what Salesforce itself links becomes a link, and only with schemes that do no harm. */
export function FieldText({ field, value, view, settings }: TextProps) {
  const text = formatField(field, value, view.names, settings);
  if (field.type === 'boolean')
    return <input type="checkbox" checked={value === true} readOnly disabled aria-label={text} />;
  const name = field.type === 'reference' ? view.names[String(value)] : undefined;
  if (name?.objectType && name.objectType !== 'User') {
    return <PageLink to={recordPath(name.objectType, String(value))}>{text}</PageLink>;
  }
  if (text !== '' && field.type === 'email') return <a href={`mailto:${text}`}>{text}</a>;
  if (text !== '' && field.type === 'phone') return <a href={`tel:${text.replaceAll(/[^\d+]/g, '')}`}>{text}</a>;
  if (field.type === 'url' && isWebAddress(text)) {
    return (
      <a href={text} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  }
  return text;
}

/** A stored address may have any scheme, scripts included. */
function isWebAddress(text: string): boolean {
  const protocol = URL.parse(text)?.protocol;
  return protocol === 'https:' || protocol === 'http:';
}
