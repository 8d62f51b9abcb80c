import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ActivityKind, ObjectType } from '../records/record.ts';
import { daysFrom, type SeedBed } from './seed-record.ts';

/** A day and time relative to the story's today. */
export interface When {
  days: number;
  clock: string;
}

export interface StoryActivity extends When {
  kind: ActivityKind;
  title: string;
  participants: string[];
  text: string;
}

/** One hand-written record. Values that begin with `@` are days from today, e.g. `@45` or `@-3 14:00`. */
export interface StoryRecord {
  objectType: ObjectType;
  id: string;
  createdDaysAgo: number;
  values: Record<string, string>;
  /** Other hand-written records, each with the label of the association. */
  related?: [ObjectType, string, string?][];
  activities?: StoryActivity[];
}

const transcripts = path.join(import.meta.dirname, 'transcripts');

/** @param name a file in the folder of transcripts, without its ending */
export function transcript(name: string): string {
  return readFileSync(path.join(transcripts, `${name}.txt`), 'utf8').trimEnd();
}

export function valuesOf(bed: Pick<SeedBed, 'today'>, { objectType, values }: StoryRecord): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, resolved(bed, value, `${objectType}.${name}`)]),
  );
}

function resolved(bed: Pick<SeedBed, 'today'>, value: string, where: string): string {
  if (!value.startsWith('@')) return value;
  const [, days, clock] = /^@(-?\d+)(?: (\d\d:\d\d))?$/.exec(value) ?? [];
  if (days === undefined) throw new Error(`${where} has no readable day: ${value}`);
  const moment = daysFrom(bed, Number(days), clock ?? '00:00');
  return clock === undefined ? moment.slice(0, 10) : moment;
}

export function call(days: number, clock: string, title: string, participants: string[], text: string): StoryActivity {
  return { kind: 'call', days, clock, title, participants, text };
}

export function email(days: number, clock: string, title: string, participants: string[], text: string): StoryActivity {
  return { kind: 'email', days, clock, title, participants, text };
}

export function note(days: number, clock: string, title: string, author: string, text: string): StoryActivity {
  return { kind: 'note', days, clock, title, participants: [author], text };
}

export function meeting(
  days: number,
  clock: string,
  title: string,
  participants: string[],
  text: string,
): StoryActivity {
  return { kind: 'meeting', days, clock, title, participants, text };
}
