import { describe, expect, it } from 'vitest';
import { type Import, importsOf, readSource, sourceFiles } from './import-graph.ts';

/** Which rooms a room may import from, itself left out. The longest prefix names the room. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'server/domain': [],
  'server/contract': [],
  'server/store': ['server/domain'],
  'server/crm': ['server/domain'],
  'server/use-cases': [
    'server/domain',
    'server/store',
    'server/crm/gateway.ts',
    'server/crm/provider.ts',
    'server/crm/rate-budget.ts',
  ],
  'server/http': ['server/domain', 'server/contract', 'server/use-cases', 'server/crm/provider.ts', 'server/store'],
  'server/jobs': ['server/domain', 'server/use-cases', 'server/store/queues.ts'],
  'server/cli': [
    'server/domain',
    'server/contract',
    'server/use-cases',
    'server/store',
    'server/operator.ts',
    'server/secret-key.ts',
  ],
  'server/sandbox': [],
  'server/demo': ['server/domain', 'server/contract', 'server/use-cases', 'server/store', 'server/sandbox', 'agent'],
  agent: [],
  'extension-ui/core': ['server/contract'],
  'extension-ui/kit': [],
  'extension-ui/screens': ['extension-ui/core', 'server/contract'],
  'extension-ui/hosts': ['extension-ui/core', 'extension-ui/screens', 'extension-ui/kit'],
};

/** Packages that a room may use; `*` = any. The rules must stay values in, values out. */
const packages: Readonly<Record<string, readonly RegExp[] | '*'>> = {
  'server/domain': [/^canonicalize$/, /^libphonenumber-js/],
  'server/contract': [/^zod$/],
  'extension-ui/core': [],
  'extension-ui/screens': [/^react$/, /^@hubspot\/ui-extensions$/],
};

const rooms = Object.keys(arrows);

function roomOf(file: string): string | null {
  return rooms.filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0] ?? null;
}

/** What is wrong with one import, in a sentence; `null` when nothing is. */
function objection({ from, specifier, to }: Import): string | null {
  const room = roomOf(from);
  if (room === null) return null;
  if (to === null) {
    const allowed = packages[room] ?? '*';
    if (allowed === '*' || allowed.some((pattern) => pattern.test(specifier))) return null;
    if (from === 'server/domain/log/hash.ts' && specifier === 'node:crypto') return null;
    return `${from} imports ${specifier}, but ${room} may not use that package`;
  }
  if (to.startsWith(`${room}/`)) {
    return specifier.startsWith('#')
      ? `${from} names its own room in ${specifier}: same-room imports are relative`
      : null;
  }
  if ((arrows[room] ?? []).some((target) => to === target || to.startsWith(`${target}/`))) {
    return specifier.startsWith('#') ? null : `${from} leaves its room by a relative path: ${specifier}`;
  }
  return `${from} imports ${to}, but no arrow leads from ${room} there`;
}

const files = ['server', 'extension-ui', 'agent'].flatMap(sourceFiles);
const imports = files.flatMap((file) => importsOf(file, readSource(file)));

describe('the rooms', () => {
  it('sees the whole project, not an empty folder', () => {
    expect(files.length).toBeGreaterThan(250);
    expect(imports.length).toBeGreaterThan(900);
  });

  it('has no import against the arrows, types included', () => {
    expect(imports.map(objection).filter((text) => text !== null)).toEqual([]);
  });

  it('finds planted violations of each kind', () => {
    const planted: [string, string][] = [
      ['server/domain/policy/decide.ts', "import type { Store } from '#store/database.ts';"],
      ['server/domain/policy/decide.ts', "import { readFile } from 'node:fs/promises';"],
      ['server/domain/policy/decide.ts', "import { createHash } from 'node:crypto';"],
      ['server/use-cases/context.ts', "import { hubspotKnowledge } from '#crm/hubspot/class-knowledge.ts';"],
      ['server/sandbox/main.ts', "export { loadConfig } from '../config.ts';"],
      ['server/contract/value.ts', "const late = import('#domain/crm/field.ts');"],
      ['extension-ui/screens/ReviewCard.tsx', "import { Button } from '#ui/kit/Button.tsx';"],
      ['extension-ui/core/api.ts', "import { parse } from 'zod';"],
      ['server/store/events.ts', "import { decide } from '../domain/policy/decide.ts';"],
    ];
    for (const [file, source] of planted) {
      expect(importsOf(file, source).map(objection), source).not.toContain(null);
    }
  });

  it('names no CRM in the rules and the use cases', () => {
    const neutral = files.filter((file) => /^server\/(domain|use-cases)\//.test(file));
    expect(neutral.length).toBeGreaterThan(50);
    expect(neutral.filter((file) => /hubspot|salesforce/i.test(readSource(file)))).toEqual([]);
  });

  it('reads the environment in one file only', () => {
    const readers = files.filter((file) => file.startsWith('server/') && /process\.env/.test(readSource(file)));
    expect(readers.sort()).toEqual(['server/cli/api-client.ts', 'server/main.ts', 'server/operator.ts']);
  });
});
