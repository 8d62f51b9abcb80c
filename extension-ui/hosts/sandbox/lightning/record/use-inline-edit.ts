import { useState } from 'react';
import { PageRefusal } from '../../shell/page-call.ts';
import type { FieldValue, RecordView, SaveProblem } from '../api/page-types.ts';
import { draftOf, typedValue } from './field-draft.ts';

export interface InlineEdit {
  /** Null while nothing is being edited. */
  drafts: Readonly<Record<string, string>> | null;
  /** The field whose pencil was pressed, to put the caret there. */
  first: string | null;
  saving: boolean;
  /** What is wrong with single fields, and with the record as a whole. */
  fieldErrors: Readonly<Record<string, string>>;
  recordErrors: readonly string[];
  begin(field: string): void;
  change(field: string, draft: string): void;
  cancel(): void;
  save(): Promise<void>;
}

interface Problems {
  fields: Record<string, string>;
  record: string[];
}

const none: Problems = { fields: {}, record: [] };

/** Lightning's inline edit: one pencil opens all fields, and one save writes those that were changed. */
export function useInlineEdit(
  view: RecordView,
  write: (fields: Record<string, FieldValue>) => Promise<void>,
): InlineEdit {
  const [drafts, setDrafts] = useState<Record<string, string> | null>(null);
  const [first, setFirst] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [problems, setProblems] = useState(none);
  const close = () => {
    setDrafts(null);
    setFirst(null);
    setProblems(none);
  };
  const save = async () => {
    const changed = changedFields(view, drafts ?? {});
    if (Object.keys(changed).length === 0) return close();
    setSaving(true);
    try {
      await write(changed);
      close();
    } catch (error) {
      setProblems(problemsOf(error as Error, view));
    } finally {
      setSaving(false);
    }
  };
  return {
    drafts,
    first,
    saving,
    fieldErrors: problems.fields,
    recordErrors: problems.record,
    begin: (field) => {
      setDrafts({});
      setFirst(field);
    },
    change: (field, draft) => setDrafts((now) => ({ ...now, [field]: draft })),
    cancel: close,
    save,
  };
}

function changedFields({ metadata, fields }: RecordView, drafts: Record<string, string>): Record<string, FieldValue> {
  const changed: Record<string, FieldValue> = {};
  for (const field of metadata) {
    const draft = drafts[field.name];
    if (draft === undefined || draft === draftOf(fields[field.name] ?? null)) continue;
    changed[field.name] = typedValue(field, draft);
  }
  return changed;
}

/** Beside the field where Salesforce names one that is on the page, else above all of them. */
function problemsOf(error: Error, { metadata }: RecordView): Problems {
  const errors = error instanceof PageRefusal ? (error.answer as SaveProblem | null)?.errors : undefined;
  if (!errors) return { fields: {}, record: [error.message] };
  const found: Problems = { fields: {}, record: [] };
  for (const { message, fields } of errors) {
    const named = fields.filter((name) => metadata.some((field) => field.name === name));
    if (named.length === 0) found.record.push(message);
    for (const name of named) found.fields[name] = message;
  }
  return found;
}
