import type { ReviewField } from '#contract/review.ts';
import type { WireValue } from '#contract/value.ts';
import { type CalendarDay, dayText, instantOf, parseDay, wallTimeOf } from './calendar.ts';
import { isPlainDecimal, plainDecimal, subtractDecimals } from './decimal.ts';
import { optionValues } from './format-value.ts';
import { strings } from './strings.ts';

/** What an editor holds while a person types. */
export type EditDraft =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'figure'; readonly amount: number | null }
  | { readonly kind: 'day'; readonly day: CalendarDay | null }
  | { readonly kind: 'moment'; readonly day: CalendarDay | null; readonly hours: number; readonly minutes: number }
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'choices'; readonly values: readonly string[] };

/** What goes to the server: it brings it into canonical form by the field's type. */
export type EditedValue = string | boolean | readonly string[] | null;

export type DraftResult =
  | { readonly ok: true; readonly value: EditedValue }
  | { readonly ok: false; readonly message: string };

/** The editor's first content for a canonical value. */
export function draftOf(field: ReviewField, value: WireValue, timeZone: string): EditDraft {
  const text = value ?? '';
  switch (field.type) {
    case 'multiline':
      return { kind: 'lines', text };
    case 'number':
    case 'currency':
      return figureDraft(text);
    case 'date':
      return { kind: 'day', day: parseDay(text) };
    case 'datetime':
      return momentDraft(text, timeZone);
    case 'boolean':
    case 'option':
      return { kind: 'choice', value: text };
    case 'multi_option':
      return { kind: 'choices', values: optionValues(value) };
    default:
      return { kind: 'line', text };
  }
}

/** Checks only what would be lost on the way; whether the CRM takes the value, the server says. */
export function editedValue(field: ReviewField, draft: EditDraft, timeZone: string): DraftResult {
  switch (draft.kind) {
    case 'line':
    case 'lines':
      return textResult(field, draft.text);
    case 'figure': {
      const value = draft.amount === null ? null : plainDecimal(draft.amount);
      return draft.amount !== null && value === null ? refusal(strings.notANumber) : accepted(value);
    }
    case 'day':
      return accepted(draft.day === null ? null : dayText(draft.day));
    case 'moment':
      return accepted(draft.day === null ? null : instantOf({ ...draft, ...draft.day }, timeZone).toISOString());
    case 'choice':
      if (draft.value === '') return accepted(null);
      return accepted(field.type === 'boolean' ? draft.value === 'true' : draft.value);
    case 'choices':
      return accepted(draft.values.length === 0 ? null : draft.values);
  }
}

/** Whether the person left the proposal as it was: then it is an accept, not an edit. */
export function isUntouched(field: ReviewField, draft: EditDraft, proposed: WireValue, timeZone: string): boolean {
  return JSON.stringify(draft) === JSON.stringify(draftOf(field, proposed, timeZone));
}

function figureDraft(text: string): EditDraft {
  if (text === '') return { kind: 'figure', amount: null };
  const amount = Number(text);
  const again = plainDecimal(amount) ?? '';
  // A number input holds a float: a longer decimal would be written back changed, so it gets a text input.
  const exact = isPlainDecimal(text) && isPlainDecimal(again) && subtractDecimals(text, again) === '0';
  return exact ? { kind: 'figure', amount } : { kind: 'line', text };
}

function momentDraft(text: string, timeZone: string): EditDraft {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return { kind: 'moment', day: null, hours: 0, minutes: 0 };
  const { year, month, day, hours, minutes } = wallTimeOf(new Date(instant), timeZone);
  return { kind: 'moment', day: { year, month, day }, hours, minutes };
}

function textResult(field: ReviewField, text: string): DraftResult {
  if (field.type === 'number' || field.type === 'currency') {
    const figures = text.trim();
    if (figures === '') return accepted(null);
    return isPlainDecimal(figures) ? accepted(figures) : refusal(strings.notANumber);
  }
  if (field.lengthMax !== null && text.length > field.lengthMax) return refusal(strings.tooLong(field.lengthMax));
  return accepted(text.trim() === '' ? null : text);
}

function accepted(value: EditedValue): DraftResult {
  return { ok: true, value };
}

function refusal(message: string): DraftResult {
  return { ok: false, message };
}
