import type { FieldInfo, FieldValue } from '../api/page-types.ts';

const numbers = new Set(['currency', 'double', 'percent', 'int']);

/** A stored value as an input holds it: always text. */
export function draftOf(value: FieldValue): string {
  return value === null ? '' : String(value);
}

/**
 * What was typed, as the API takes it. What is no number stays text: Salesforce says so in its own words.
 */
export function typedValue({ type }: FieldInfo, draft: string): FieldValue {
  if (type === 'boolean') return draft === 'true';
  if (draft === '') return null;
  if (!numbers.has(type)) return draft;
  const number = Number(draft.replaceAll(',', ''));
  return Number.isFinite(number) ? number : draft;
}
