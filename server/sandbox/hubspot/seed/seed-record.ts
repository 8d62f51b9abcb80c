import type { SeededRandom } from '../../seeded-random.ts';
import type { PortalData } from '../records/portal-data.ts';
import type { ObjectType } from '../records/record.ts';
import { newRecord } from '../records/record-history.ts';

/** Where invented records are put, with the one stream of chance that they all draw from. */
export interface SeedBed {
  data: PortalData;
  random: SeededRandom;
  /** The day on which the story stands. */
  today: Date;
}

const dayMs = 86_400_000;

/** @param clock HH:MM in UTC */
export function daysFrom({ today }: Pick<SeedBed, 'today'>, days: number, clock = '09:00'): string {
  const day = new Date(today.getTime() + days * dayMs).toISOString().slice(0, 10);
  return `${day}T${clock}:00.000Z`;
}

export function dayFrom(bed: Pick<SeedBed, 'today'>, days: number): string {
  return daysFrom(bed, days).slice(0, 10);
}

/** Absent and empty values are left out: HubSpot stores neither. */
export function plant(
  { data }: Pick<SeedBed, 'data'>,
  objectType: ObjectType,
  id: string,
  at: string,
  values: Readonly<Record<string, string | undefined>>,
): void {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const source = { sourceType: 'IMPORT', sourceId: 'import-1', sourceLabel: 'First import' } as const;
  data.records[objectType].set(id, newRecord(objectType, id, Object.fromEntries(given), source, at));
}

export function domainOf(companyName: string): string {
  const plain = companyName.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return `${plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.example`;
}

export function mailName(firstName: string, lastName: string): string {
  return domainOf(`${firstName}.${lastName}`)
    .replace(/-/g, '.')
    .replace(/\.example$/, '');
}
