import { z } from 'zod';
import { problemSchema } from '#contract/problem.ts';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document, made from the same schemas that check the requests. */
export function openApiDocument(routes: readonly Route[], publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
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
      schemas: { Problem: z.toJSONSchema(problemSchema, { io: 'output' }) },
    },
  };
}

function operation(route: Route) {
  return {
    summary: route.summary,
    'x-permission': route.permission,
    security: [{ [route.caller === 'agent' ? 'agentKey' : 'person']: [] }],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } },
        }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(route.reply, 'output') } } },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
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

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
