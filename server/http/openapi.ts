import { z } from 'zod';
import { problemSchema } from '#contract/problem.ts';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document, made from the same schemas that check the requests. */
export function openApiDocument(routes: readonly Route[], publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  const parts: Parts = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, parts) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fieldward',
      version: '1',
      description: 'Agents file suggestions under /v1. People decide under /api. Refusals are RFC 9457 problems.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        agentKey: { type: 'http', scheme: 'bearer', description: 'An agent key: it can file, never decide.' },
        person: { type: 'http', scheme: 'bearer', description: 'A session, or a request signed by the CRM.' },
      },
      schemas: { ...parts, Problem: schemaOf(problemSchema, 'output', parts) },
    },
  };
}

/** Schemas that refer to themselves: in OpenAPI they must stand among the components, where references find them. */
type Parts = Record<string, unknown>;

function operation(route: Route, parts: Parts) {
  return {
    summary: route.summary,
    'x-permission': route.permission,
    security: [{ [route.caller === 'agent' ? 'agentKey' : 'person']: [] }],
    parameters: [...parameters(route.params, 'path', parts), ...parameters(route.query, 'query', parts)],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input', parts) } },
          },
        }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(route.reply, 'output', parts) } } },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query', parts: Parts) {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', parts) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output', parts: Parts): Record<string, unknown> {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const first = Object.keys(parts).length;
  const names = new Map(Object.keys($defs).map((name, index) => [`#/$defs/${name}`, `Part${first + index}`]));
  for (const [name, part] of Object.entries($defs)) parts[names.get(`#/$defs/${name}`) ?? name] = pointed(part, names);
  return pointed(rest, names) as Record<string, unknown>;
}

function pointed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) => {
    const name = key === '$ref' ? names.get(inner) : undefined;
    return name === undefined ? inner : `#/components/schemas/${name}`;
  });
}
