import fc from 'fast-check';
import { z } from 'zod';
import { suggestionItem } from '#contract/suggestion.ts';
import { eventTypes } from '#domain/log/event.ts';
import type { Route } from '#http/route.ts';

export interface FilledRequest {
  /** Parameters filled in, query included. */
  readonly target: string;
  readonly body?: unknown;
}

/**
 * What to put where an id stands. The kind is the id's prefix (`sug`, `agt`, …) or `uuid`, `hex64`, `recordId`,
 * `accountId`, `groupId`, `seq`.
 */
export type IdsOfKind = (kind: string) => fc.Arbitrary<string>;

/** Requests that pass the schemas of a route, found by walking them: a new route needs nothing here. */
export function requestsFor(route: Route, idsOfKind: IdsOfKind): fc.Arbitrary<FilledRequest> {
  const name = `${route.method} ${route.path}`;
  const filled = (schema: z.ZodType | undefined, part: string) =>
    schema === undefined ? fc.constant(undefined) : valuesFor(shapeOf(schema), `${name} ${part}`, idsOfKind);
  return fc
    .record({
      params: filled(route.params, 'params'),
      query: filled(route.query, 'query'),
      body: filled(openItems[name] ?? route.body, 'body'),
    })
    .map(({ params, query, body }) => {
      const named = (params ?? {}) as Record<string, string>;
      const path = route.path.replaceAll(/:(\w+)/g, (_, parameter: string) =>
        encodeURIComponent(named[parameter] ?? ''),
      );
      const asked = new URLSearchParams(
        Object.entries((query ?? {}) as Record<string, unknown>).map(([key, value]) => [key, String(value)]),
      ).toString();
      return { target: asked === '' ? path : `${path}?${asked}`, ...(body === undefined ? {} : { body }) };
    });
}

/** The kinds of ids that a route takes. */
export function idKindsOf(route: Route): ReadonlySet<string> {
  const kinds = new Set<string>();
  requestsFor(route, (kind) => {
    kinds.add(kind);
    return fc.constant('');
  });
  return kinds;
}

/** Bodies whose items are checked one by one, behind the schema of the whole. */
const openItems: Readonly<Record<string, z.ZodType>> = {
  'POST /v1/suggestions': z.strictObject({ suggestions: z.array(suggestionItem).min(1) }),
};

/** As much of JSON Schema as our schemas make use of. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

/** @param place for saying where a schema was met that nobody can fill; its last word is the member's name */
function valuesFor(shape: Shape, place: string, ids: IdsOfKind): fc.Arbitrary<unknown> {
  if (shape.enum !== undefined) return choicesFor(shape.enum, place);
  if (shape.anyOf !== undefined) {
    // Nothing named is the dull case, and where a pause is set it is the pause of everything.
    const options = shape.anyOf.filter(({ type }) => type !== 'null');
    return fc.oneof(...options.map((one) => valuesFor(one, place, ids)));
  }
  switch (typeof shape.type === 'string' ? shape.type : shape.type?.[0]) {
    case 'object': {
      const members = Object.entries(shape.properties ?? {});
      const model = Object.fromEntries(members.map(([name, of]) => [name, valuesFor(of, `${place} ${name}`, ids)]));
      return fc.record(model, { requiredKeys: [...(shape.required ?? [])] });
    }
    case 'array':
      return fc.array(valuesFor(shape.items ?? {}, place, ids), { minLength: 1, maxLength: 2 });
    case 'integer':
    case 'number':
      return fc.integer({ min: shape.minimum ?? 0, max: Math.min(shape.maximum ?? 10, (shape.minimum ?? 0) + 9) });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textsFor(shape, place.split(' ').at(-1) ?? '', ids);
    default:
      throw new Error(`nobody knows what to send as ${place}: give its schema in test/support/fill-request.ts`);
  }
}

function choicesFor(choices: readonly unknown[], place: string): fc.Arbitrary<unknown> {
  return place.endsWith(' crm') ? fc.constant('hubspot') : fc.constantFrom(...choices);
}

function textsFor({ pattern, format, maxLength = 40 }: Shape, name: string, ids: IdsOfKind): fc.Arbitrary<string> {
  const prefix = /^\^([a-z]{3})_\[/.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return ids(prefix);
  if (format === 'uuid') return ids('uuid');
  if (format === 'uri') return fc.constant('https://calls.example/77');
  if (format === 'date-time') return fc.constant('2026-11-20T09:00:00Z');
  if (pattern === '^[0-9a-f]{64}$') return ids('hex64');
  if (pattern?.startsWith('^\\d{1,') === true) return ids('seq');
  if (/^(?:recordId|accountId|groupId)$/.test(name)) return ids(name);
  if (name === 'objectType') return fc.constant('deals');
  if (name === 'field' || name === 'fields') return fc.constantFrom('use_case', 'seats_needed');
  if (name === 'type') return fc.constantFrom(...eventTypes);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.nat({ max: 1_000_000_000 }).map((n) => `Text ${n}`.slice(0, maxLength));
}
