import type { Field, FieldOption } from '../field.ts';
import { accepted, type Parsed, refused, wrongType } from './parsed.ts';

type OptionField = Pick<Field, 'label' | 'options'>;

/** One option, by its value or by what people call it. */
export function parseOption(field: OptionField, raw: unknown): Parsed {
  const text = optionText(raw);
  if (text === null) return wrongType(`${field.label} takes one option. ${offered(field)}`);
  const option = findOption(field.options, text);
  return option === null ? notAnOption(field, text) : accepted(option.value === '' ? null : option.value);
}

/** Several options, as a list or joined by ";": each once, in the order in which the CRM lists them. */
export function parseOptions(field: OptionField, raw: unknown): Parsed {
  const texts = (Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(';') : [raw]).map(optionText);
  const chosen = new Set<FieldOption>();
  for (const text of texts) {
    if (text === null) return wrongType(`${field.label} takes options, as a list or joined by ";". ${offered(field)}`);
    // An empty part is dropped: for some CRMs a leading ";" means "add to what is there".
    if (text === '') continue;
    const option = findOption(field.options, text);
    // A value that holds the separator could not be told from two values.
    if (option === null || option.value.includes(';')) return notAnOption(field, text);
    chosen.add(option);
  }
  const values = field.options.filter((option) => chosen.has(option)).map(({ value }) => value);
  return accepted(values.length === 0 ? null : values.join(';'));
}

/** True or false, as JSON says it, in words, or as the CRM labels the two. */
export function parseBoolean(field: OptionField, raw: unknown): Parsed {
  if (typeof raw === 'boolean') return accepted(String(raw));
  const text = typeof raw === 'string' ? folded(raw) : '';
  if (text === 'true' || text === 'false') return accepted(text);
  const labelled = findOption(field.options, text)?.value;
  if (labelled === 'true' || labelled === 'false') return accepted(labelled);
  if (text === 'yes') return accepted('true');
  if (text === 'no') return accepted('false');
  return wrongType(`${field.label} takes true or false.`);
}

/** Exact values first; then what only one option can mean. */
function findOption(options: readonly FieldOption[], text: string): FieldOption | null {
  const exact = options.find(({ value }) => value === text);
  if (exact !== undefined) return exact;
  for (const nameOf of [(option: FieldOption) => option.label, (option: FieldOption) => option.value]) {
    const matching = options.filter((option) => folded(nameOf(option)) === folded(text));
    if (matching.length > 1) return null;
    if (matching[0] !== undefined) return matching[0];
  }
  return null;
}

function optionText(raw: unknown): string | null {
  if (typeof raw === 'string') return raw.trim();
  return typeof raw === 'boolean' || (typeof raw === 'number' && Number.isFinite(raw)) ? String(raw) : null;
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function notAnOption(field: OptionField, text: string): Parsed {
  return refused(
    'value_not_an_option',
    `"${text.slice(0, 100)}" is not an option of ${field.label}. ${offered(field)}`,
  );
}

function offered({ options }: OptionField): string {
  const labels = options.filter(({ hidden }) => !hidden).map(({ label }) => label);
  if (labels.length === 0) return 'The CRM lists no options for it.';
  const more = labels.length > 12 ? ` and ${labels.length - 12} more` : '';
  return `Options: ${labels.slice(0, 12).join(', ')}${more}.`;
}
