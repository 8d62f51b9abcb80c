import type { ProposedValue } from '../extract/extractor.ts';
import { table } from './table.ts';

export interface Line {
  readonly label: string;
  readonly field: string;
  readonly proposedValue: ProposedValue;
  readonly quote: string;
  readonly result: string;
}

const shares = [0.22, 0.18, 0.33, 0.27];
const heads = ['Field', 'Proposed value', 'Quote', 'Result'];

/** Field, value, quote and result side by side. @param columns width of the terminal in characters */
export function report(lines: readonly Line[], columns: number): string {
  if (lines.length === 0) return 'The text states no value for any field.';
  const room = Math.max(columns, 80) - 2 * (shares.length - 1);
  const widths = shares.map((share) => Math.floor(room * share));
  const rows = lines.map(({ label, field, proposedValue, quote, result }) => [
    label === field ? field : `${label} (${field})`,
    Array.isArray(proposedValue) ? proposedValue.join(', ') : String(proposedValue),
    `“${quote}”`,
    result,
  ]);
  return table(heads, rows, widths);
}

/** What Fieldward said to one suggestion, in one line. */
export function resultOf({
  status,
  code,
  message,
}: {
  status: string;
  code: string | null;
  message: string | null;
}): string {
  if (status === 'pending') return 'pending';
  const said = message ?? code;
  // "blocked" and "refused" are one thing to whoever runs an agent: nobody will be asked.
  const word = status === 'blocked' ? 'refused' : status;
  return said === null ? word : `${word}: ${said}`;
}
