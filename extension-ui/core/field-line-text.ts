import type { FieldLine } from './field-rows.ts';
import { fieldStrings as words } from './field-strings.ts';

/** What a line lets agents do, in words; `null` = there is none. */
export function lineText(line: FieldLine | null): string {
  if (line === null) return words.autonomies.none;
  const may = words.autonomies[line.autonomy];
  return line.impact === 'high' ? `${may} (${words.high.toLowerCase()})` : may;
}
