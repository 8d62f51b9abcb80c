import {
  CurrencyInput,
  DateInput,
  Flex,
  Input,
  MultiSelect,
  NumberInput,
  Select,
  TextArea,
  TimeInput,
} from '@hubspot/ui-extensions';
import type { ReviewField } from '#contract/review.ts';
import type { EditDraft } from '#ui/core/edit-draft.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';

export interface EditorProps<Draft extends EditDraft> {
  field: ReviewField;
  draft: Draft;
  error: string | null;
  id: string;
  onDraft: (draft: EditDraft) => void;
}

/** The input that fits the field's type. */
export function ValueEditor(props: EditorProps<EditDraft>) {
  const { draft } = props;
  switch (draft.kind) {
    case 'line':
    case 'lines':
      return <TextEditor {...props} draft={draft} />;
    case 'figure':
      return <FigureEditor {...props} draft={draft} />;
    case 'day':
      return <DayEditor {...props} draft={draft} />;
    case 'moment':
      return <MomentEditor {...props} draft={draft} />;
    case 'choice':
      return <ChoiceEditor {...props} draft={draft} />;
    case 'choices':
      return <ChoicesEditor {...props} draft={draft} />;
  }
}

function inputProps({ field, error, id }: Pick<EditorProps<EditDraft>, 'field' | 'error' | 'id'>) {
  return {
    label: strings.editTitle(revealHidden(field.label)),
    name: `value-${id}`,
    description: strings.editHelp,
    testId: `editor-${id}`,
    ...(error === null ? {} : { error: true, validationMessage: error }),
  };
}

function TextEditor(props: EditorProps<EditDraft & { kind: 'line' | 'lines' }>) {
  const { draft, onDraft } = props;
  const take = (text: string) => onDraft({ kind: draft.kind, text });
  const shared = { ...inputProps(props), value: draft.text, onInput: take, onChange: take };
  return draft.kind === 'line' ? <Input {...shared} /> : <TextArea {...shared} rows={5} />;
}

function FigureEditor(props: EditorProps<EditDraft & { kind: 'figure' }>) {
  const { field, draft, onDraft } = props;
  // Inside a form a number may arrive as text, and an emptied input as NaN or nothing.
  const take = (amount: unknown) => {
    const number = amount === null || amount === undefined || amount === '' ? Number.NaN : Number(amount);
    onDraft({ kind: 'figure', amount: Number.isFinite(number) ? number : null });
  };
  const shared = { ...inputProps(props), ...(draft.amount === null ? {} : { value: draft.amount }), onChange: take };
  if (field.type === 'currency' && field.currency !== null)
    return <CurrencyInput {...shared} currency={field.currency} />;
  return <NumberInput {...shared} />;
}

type Day = (EditDraft & { kind: 'day' })['day'];
/** As the SDK's inputs write a day: month from 0. */
type PickedDay = { year: number; month: number; date: number } | null | undefined;

function dayProps(day: Day, take: (day: Day) => void) {
  const picked = (value: PickedDay) =>
    take(value ? { year: value.year, month: value.month + 1, day: value.date } : null);
  return {
    format: 'medium' as const,
    ...(day === null ? {} : { value: { year: day.year, month: day.month - 1, date: day.day } }),
    onChange: picked,
  };
}

function DayEditor(props: EditorProps<EditDraft & { kind: 'day' }>) {
  const { draft, onDraft } = props;
  return <DateInput {...inputProps(props)} {...dayProps(draft.day, (day) => onDraft({ kind: 'day', day }))} />;
}

function MomentEditor(props: EditorProps<EditDraft & { kind: 'moment' }>) {
  const { field, draft, id, onDraft } = props;
  return (
    <Flex direction="row" gap="small" align="start" wrap={true}>
      <DateInput {...inputProps(props)} {...dayProps(draft.day, (day) => onDraft({ ...draft, day }))} />
      <TimeInput
        label={strings.editTime(revealHidden(field.label))}
        name={`time-${id}`}
        testId={`editor-time-${id}`}
        interval={15}
        value={{ hours: draft.hours, minutes: draft.minutes }}
        onChange={({ hours, minutes }) => onDraft({ ...draft, hours, minutes })}
      />
    </Flex>
  );
}

function ChoiceEditor(props: EditorProps<EditDraft & { kind: 'choice' }>) {
  const { field, draft, onDraft } = props;
  const offered =
    field.type === 'boolean'
      ? [
          { value: 'true', label: strings.yes },
          { value: 'false', label: strings.no },
        ]
      : field.options.map(({ value, label }) => ({ value, label: revealHidden(label) }));
  return (
    <Select
      {...inputProps(props)}
      value={draft.value}
      options={[...offered, { value: '', label: strings.empty }]}
      onChange={(value) => onDraft({ kind: 'choice', value: String(value) })}
    />
  );
}

function ChoicesEditor(props: EditorProps<EditDraft & { kind: 'choices' }>) {
  const { field, draft, onDraft } = props;
  return (
    <MultiSelect
      {...inputProps(props)}
      value={[...draft.values]}
      options={field.options.map(({ value, label }) => ({ value, label: revealHidden(label) }))}
      onChange={(values) => onDraft({ kind: 'choices', values: values.map(String) })}
    />
  );
}
