import type { Field } from '#domain/crm/field.ts';
import type { Lane } from '#domain/crm/lane.ts';
import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { CallTerms } from '../gateway.ts';
import type { HubSpotClient } from './client.ts';
import { unreachable } from './failures.ts';
import { fieldOf } from './field-types.ts';
import { type HubSpotObjectType, objectTypeNamed } from './object-types.ts';
import { paths } from './paths.ts';
import {
  type HubSpotProperty,
  propertyListSchema,
  propertySchema,
  propertyValidationsSchema,
  type ValidationRule,
} from './wire.ts';

/** Properties change seldom, and a minute is what `CrmGateway.fields` allows. */
const freshMs = 60_000;
const listBytesMax = 32 * 1024 * 1024;

export interface FieldCatalogue {
  /** Archived ones included, so that a refusal can say so. */
  fields(objectType: string, terms: CallTerms): Promise<ReadonlyMap<string, Field>>;
  /** The next question goes to HubSpot again. */
  forget(objectType: string): void;
}

interface Flight {
  readonly deadline: number;
  readonly fields: Promise<ReadonlyMap<string, Field>>;
}

export function fieldCatalogue(client: HubSpotClient, now: () => number): FieldCatalogue {
  const known = new Map<HubSpotObjectType, { fields: ReadonlyMap<string, Field>; at: number }>();
  // One flight per lane: a person must not wait for a flight that lets others go first.
  const flights = new Map<`${HubSpotObjectType} ${Lane}`, Flight>();

  async function take(objectType: HubSpotObjectType, terms: CallTerms): Promise<ReadonlyMap<string, Field>> {
    const startedAt = now();
    const fields = await readFields(client, objectType, terms);
    known.set(objectType, { fields, at: startedAt });
    return fields;
  }

  function fly(objectType: HubSpotObjectType, terms: CallTerms): Flight {
    const key = `${objectType} ${terms.lane}` as const;
    const flight: Flight = { deadline: terms.deadline, fields: take(objectType, terms) };
    flights.set(key, flight);
    const landed = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.fields.then(landed, landed);
    return flight;
  }

  return {
    async fields(objectType, terms) {
      const { name } = objectTypeNamed(objectType);
      const held = known.get(name);
      if (held !== undefined && now() - held.at < freshMs) return held.fields;
      const joined = flights.get(`${name} ${terms.lane}`);
      if (joined === undefined) return fly(name, terms).fields;
      try {
        return await before(terms.deadline - now(), joined.fields);
      } catch (error) {
        // The flight had less time than we have: try once with our own.
        const inTime = joined.deadline < terms.deadline && now() < terms.deadline;
        if (!(error instanceof Fault && isPassing(error.code) && inTime)) throw error;
        return (flights.get(`${name} ${terms.lane}`) ?? fly(name, terms)).fields;
      }
    },
    forget(objectType) {
      known.delete(objectTypeNamed(objectType).name);
    },
  };
}

async function before<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unreachable({ reason: 'no_time_left' })), Math.max(0, ms));
  });
  return Promise.race([promise, timeUp]).finally(() => clearTimeout(timer));
}

async function readFields(client: HubSpotClient, objectType: HubSpotObjectType, terms: CallTerms) {
  const [archived, active, rules] = await Promise.all([
    readProperties(client, objectType, true, terms),
    readProperties(client, objectType, false, terms),
    readRules(client, objectType, terms),
  ]);
  const fields = new Map<string, Field>();
  // The active ones last: a name that was archived and made anew is in use.
  for (const property of [...archived, ...active]) {
    fields.set(property.name, fieldOf(objectType, property, rules.get(property.name) ?? []));
  }
  return fields;
}

/** A property whose description we cannot read is left out, and what is not in the list is refused. */
async function readProperties(
  client: HubSpotClient,
  objectType: HubSpotObjectType,
  archived: boolean,
  terms: CallTerms,
): Promise<HubSpotProperty[]> {
  const path = paths.properties(objectType, archived);
  const request = { path, subject: { objectType }, maxBytes: listBytesMax };
  const { results } = await client.read(request, propertyListSchema, terms);
  return results.flatMap((one) => {
    const parsed = propertySchema.safeParse(one);
    return parsed.success ? [{ ...parsed.data, archived }] : [];
  });
}

/** Without a right to read the rules they stay unknown, and HubSpot speaks when a value breaks one. */
async function readRules(
  client: HubSpotClient,
  objectType: HubSpotObjectType,
  terms: CallTerms,
): Promise<ReadonlyMap<string, readonly ValidationRule[]>> {
  const path = paths.propertyValidations(objectTypeNamed(objectType).typeId);
  try {
    const { results } = await client.read({ path, subject: { objectType } }, propertyValidationsSchema, terms);
    return new Map(results.map((one) => [one.propertyName, one.propertyValidationRules]));
  } catch (error) {
    if (error instanceof Fault && !isPassing(error.code)) return new Map();
    throw error;
  }
}
