import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '#http/routes.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

interface Operation {
  readonly summary: string;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: unknown }[];
  readonly requestBody?: { content: Record<string, { schema: unknown }> };
  readonly responses: Record<string, { content: Record<string, { schema: unknown }> }>;
}
interface Document {
  readonly openapi: string;
  readonly servers: readonly { url: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { securitySchemes: Record<string, unknown>; schemas: Record<string, unknown> };
}

let scene: Scene;
let document: Document;
beforeAll(async () => {
  scene = await openScene();
  const response = await fetch(`${scene.url}/openapi.json`);
  expect(response.headers.get('content-type')).toContain('application/json');
  document = (await response.json()) as Document;
});
afterAll(() => scene.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

it('names every route of the server, and no other', () => {
  const named = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  const served = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(named.toSorted()).toEqual(served.toSorted());
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: scene.url }] });
});

it('says for every operation who may call it, what comes in, what goes out and how a refusal looks', () => {
  for (const { path, method, operation } of operations()) {
    const scheme = path.startsWith('/v1/') ? 'agentKey' : 'person';
    expect(operation.security).toEqual([{ [scheme]: [] }]);
    expect(document.components.securitySchemes).toHaveProperty(scheme);
    expect(operation.summary.length).toBeGreaterThan(5);
    expect(operation.responses['200']?.content).toHaveProperty(['application/json', 'schema']);
    expect(operation.responses.default?.content).toHaveProperty(['application/problem+json', 'schema']);
    const inPath = operation.parameters.filter((one) => one.in === 'path');
    expect(inPath.map(({ name }) => name).toSorted()).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(),
    );
    expect(inPath.every(({ required }) => required)).toBe(true);
    const route = routes.find(
      (one) => `${one.method} ${one.path.replace(/:(\w+)/g, '{$1}')}` === `${method.toUpperCase()} ${path}`,
    );
    expect(operation.requestBody !== undefined).toBe(route?.body !== undefined);
  }
});

it('holds only references that lead somewhere, and no schema that says nothing', () => {
  const lost: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === '$ref' && typeof inner === 'string') {
        const steps = inner.replace(/^#\//, '').split('/');
        const target = steps.reduce<unknown>(
          (at, step) => (at as Record<string, unknown> | undefined)?.[step],
          document,
        );
        if (!inner.startsWith('#/') || target === undefined) lost.push(inner);
      } else walk(inner);
    }
  };
  walk(document);
  expect(lost).toEqual([]);
  for (const { operation } of operations()) {
    const reply = operation.responses['200']?.content['application/json']?.schema;
    expect(Object.keys(reply as object)).not.toEqual([]);
    for (const { schema } of operation.parameters) expect(Object.keys(schema as object)).not.toEqual([]);
  }
});
