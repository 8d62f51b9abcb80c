import type { Field } from '#domain/crm/field.ts';
import type { Lane } from '#domain/crm/lane.ts';
import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { CallTerms } from './gateway.ts';

/** Fields change seldom, and a minute is what `CrmGateway.fields` allows. */
const freshMs = 60_000;

export type Fields = ReadonlyMap<string, Field>;

export interface FieldCatalogue {
  /** Archived ones included, so that a refusal can say so. @throws Fault `object_not_supported`, or what the CRM answers */
  fields(objectType: string, terms: CallTerms): Promise<Fields>;
  /** The next question goes to the CRM again. */
  forget(objectType: string): void;
}

export interface FieldSource {
  /** The one spelling of an object's name. @throws Fault `object_not_supported` */
  readonly nameOf: (objectType: string) => string;
  readonly read: (objectType: string, terms: CallTerms) => Promise<Fields>;
  /** For those whose time is up while another's question is under way. */
  readonly late: () => Fault;
  readonly now: () => number;
}

interface Flight {
  readonly deadline: number;
  readonly fields: Promise<Fields>;
}

/** Field descriptions kept for a minute; questions of the same moment share one call. */
export function fieldCatalogue({ nameOf, read, late, now }: FieldSource): FieldCatalogue {
  const known = new Map<string, { fields: Fields; at: number }>();
  // One flight per lane: a person must not wait for a flight that lets others go first.
  const flights = new Map<`${string} ${Lane}`, Flight>();

  async function take(objectType: string, terms: CallTerms): Promise<Fields> {
    const startedAt = now();
    const fields = await read(objectType, terms);
    known.set(objectType, { fields, at: startedAt });
    return fields;
  }

  function fly(objectType: string, terms: CallTerms): Flight {
    const key = `${objectType} ${terms.lane}` as const;
    const flight: Flight = { deadline: terms.deadline, fields: take(objectType, terms) };
    flights.set(key, flight);
    const landed = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.fields.then(landed, landed);
    return flight;
  }

  async function before<T>(ms: number, promise: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(late()), Math.max(0, ms));
    });
    return Promise.race([promise, timeUp]).finally(() => clearTimeout(timer));
  }

  return {
    async fields(objectType, terms) {
      const name = nameOf(objectType);
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
      known.delete(nameOf(objectType));
    },
  };
}
