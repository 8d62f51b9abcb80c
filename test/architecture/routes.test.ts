import { describe, expect, it } from 'vitest';
import { eventTypes } from '#domain/log/event.ts';
import { permissions, permissionsOf, roles } from '#domain/shared/permission.ts';
import { routes } from '#http/routes.ts';
import { readSource, sourceFiles } from './import-graph.ts';

const ofAgents = permissionsOf({ kind: 'agent' });
const ofPeople = roles.flatMap((role) => permissionsOf({ kind: 'person', role }));
const addresses = routes.map(({ method, path }) => `${method} ${path}`);

describe('the routes', () => {
  it('are all there, each address once', () => {
    expect(routes.length).toBeGreaterThanOrEqual(20);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('each name a permission from the closed list that their kind of caller can have', () => {
    for (const { method, path, permission, caller } of routes) {
      expect(permissions, `${method} ${path}`).toContain(permission);
      expect(caller === 'agent' ? ofAgents : ofPeople, `${method} ${path}`).toContain(permission);
    }
  });

  it('keep agents below /v1 and people below /api', () => {
    const misplaced = routes.filter(({ path, caller }) => !path.startsWith(caller === 'agent' ? '/v1/' : '/api/'));
    expect(misplaced.map(({ path }) => path)).toEqual([]);
  });

  it('check a body wherever one is posted, and take none to read', () => {
    const bodiless = routes.filter(({ method, body }) => method === 'POST' && body === undefined);
    expect(bodiless.map(({ path }) => path)).toEqual([]);
    const reading = routes.filter(({ method, body }) => method === 'GET' && body !== undefined);
    expect(reading.map(({ path }) => path)).toEqual([]);
  });

  it('check every parameter of their path', () => {
    for (const { path, params } of routes) {
      expect(params !== undefined, path).toBe(path.includes(':'));
    }
  });

  it('refuse members that nobody declared, so that a misspelt one is not silently left out', () => {
    for (const { method, path, body, query, params } of routes) {
      for (const schema of [body, query, params].filter((one) => one !== undefined)) {
        const issues = schema.safeParse({ unheardOf: true }).error?.issues ?? [];
        expect(
          issues.map(({ code }) => code),
          `${method} ${path}`,
        ).toContain('unrecognized_keys');
      }
    }
  });

  it('let every permission be used by some route', () => {
    const used = new Set<string>(routes.map(({ permission }) => permission));
    expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
  });
});

describe('the permissions', () => {
  it('of agents and of people have nothing in common', () => {
    expect(ofAgents.filter((permission) => ofPeople.includes(permission))).toEqual([]);
  });

  it('give an agent nothing that decides, releases, publishes, manages or pauses', () => {
    expect(ofAgents.toSorted()).toEqual(['field.list', 'source.file', 'suggestion.file', 'suggestion.read_own']);
  });

  it('let an auditor change nothing', () => {
    const changing = /\.(?:decide|release|publish|manage|set|file)$/;
    const given = permissionsOf({ kind: 'person', role: 'auditor' });
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((permission) => changing.test(permission))).toEqual([]);
  });

  it('keep the allowlist and the agents to admins', () => {
    for (const permission of ['policy.publish', 'agent.manage'] as const) {
      const holders = roles.filter((role) => permissionsOf({ kind: 'person', role }).includes(permission));
      expect(holders, permission).toEqual(['admin']);
    }
  });
});

describe('the catalogue of events', () => {
  /** Types that nothing writes yet, and why they are listed all the same. */
  const reserved: Readonly<Record<string, string>> = {};
  /** Written as `change.${outcome}`; the outcomes are a closed type of the store. */
  const composed = ['change.applied', 'change.failed', 'change.conflicted'];

  // The use cases only: elsewhere some of these words are permissions.
  const texts = sourceFiles('server/use-cases').map((file) => readSource(file));
  const isWritten = (type: string) => texts.some((text) => text.includes(`'${type}'`));

  it('holds no type that no use case writes, but for the reserved ones', () => {
    const idle = eventTypes.filter((type) => !isWritten(type) && !composed.includes(type));
    expect(idle).toEqual(Object.keys(reserved));
  });

  it('composes the outcome of a change from the outcomes that the store knows', () => {
    const source = readSource('server/use-cases/changes/record-outcome.ts');
    expect(source).toContain('`change.${' + 'end.state}`');
    const outcomes = /ChangeOutcome = Extract<ChangeState, ([^>]+)>/.exec(readSource('server/store/changes.ts'))?.[1];
    const named = [...(outcomes ?? '').matchAll(/'(\w+)'/g)].map(([, state]) => `change.${state}`);
    expect(named.toSorted()).toEqual(composed.toSorted());
  });
});
