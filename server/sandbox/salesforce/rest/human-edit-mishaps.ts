import { settled } from '../org/accidental-edit.ts';
import type { Site } from '../site.ts';

export interface RecordAsked {
  objectType: string;
  id: string;
  names: readonly string[];
}

/** Fields of few enough that a colleague can be thought to look at them. */
const attentionMax = 6;

/** The reply already holds the values from before, so for the caller the edit happens right after its read. */
export function editAfterRead(site: Site, records: readonly RecordAsked[]): void {
  const mishap = site.mishaps.settings.humanEditBetweenReadAndWrite;
  if (mishap === null || mishap.at === 'write' || records.length === 0) return;
  const asked = site.mishaps.random.pick(records);
  if (asked.names.filter((name) => !settled.has(name)).length <= attentionMax) accident(site, asked);
}

/** Before the conditions of the write are looked at, as they are when somebody was faster. */
export function editBeforeWrite(site: Site, asked: RecordAsked): void {
  if (site.mishaps.settings.humanEditBetweenReadAndWrite?.at === 'write') accident(site, asked);
}

/** Edits that the organization's own rules forbid are thought of anew, a few times. */
const attemptsMax = 5;

function accident({ org, mishaps }: Site, { objectType, id, names }: RecordAsked): void {
  const edits = Array.from({ length: attemptsMax }, () => org.accidentalEdit(objectType, id, names, mishaps.random));
  const possible = edits.filter((edit) => edit !== undefined);
  if (possible.length === 0 || !mishaps.strikes('humanEditBetweenReadAndWrite')) return;
  if (possible.some((edit) => isTaken(() => org.humanEdit(edit)))) mishaps.counters.humanEdits += 1;
}

function isTaken(edit: () => void): boolean {
  try {
    edit();
    return true;
  } catch {
    return false;
  }
}
