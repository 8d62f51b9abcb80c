import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { JournalEntry } from './records/changes.ts';

/** Where accepted changes are kept so that they outlive the process. */
export interface Journal<Entry = JournalEntry> {
  /** What an earlier process accepted, oldest first. */
  readonly earlier: readonly Entry[];
  /** The entries are with the operating system when this returns: killing the process loses none of them. */
  append(entries: readonly Entry[]): void;
  close(): void;
}

export const memoryJournal: Journal<never> = { earlier: [], append: () => {}, close: () => {} };

/**
 * Opens the file, made when absent, with one entry per line. A last line that a killed process left unfinished is
 * cut off: its write never got a reply.
 * @throws when a line in the middle is no entry
 */
export function openJournal<Entry = JournalEntry>(file: string): Journal<Entry> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  const earlier = complete.split('\n').filter(Boolean).map(parseLine<Entry>(file));
  // Tokens are in it: nobody else on this machine may read them.
  const descriptor = openSync(file, 'a', 0o600);
  if (complete.length < text.length) ftruncateSync(descriptor, Buffer.byteLength(complete));
  let open = true;
  return {
    earlier,
    append(entries) {
      // By now the number may belong to another open file.
      if (!open) throw new Error('the stand-in has been closed');
      if (entries.length === 0) return;
      writeWhole(descriptor, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    },
    close() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

/** All or nothing: after half a line, every later line would be unreadable. */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  const before = fstatSync(descriptor).size;
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    ftruncateSync(descriptor, before);
    throw error;
  }
}

function parseLine<Entry>(file: string) {
  return (line: string, index: number): Entry => {
    try {
      return JSON.parse(line) as Entry;
    } catch (cause) {
      throw new Error(`line ${index + 1} of the stand-in's journal ${file} is not readable`, { cause });
    }
  };
}
