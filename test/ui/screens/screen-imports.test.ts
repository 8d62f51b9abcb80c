import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../extension-ui');

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: withoutComments(readFileSync(join(root, folder, path), 'utf8')) }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function imports(text: string): string[] {
  return [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '');
}

/** What HubSpot's worker lacks or forbids. */
const forbidden =
  /\b(?:window|document|localStorage|sessionStorage|navigator|XMLHttpRequest|importScripts)\s*[.([]|\bfetch\(|\bconsole\./;

describe('what HubSpot’s sandbox forbids', () => {
  it('screens import nothing but the SDK’s stable components, React, themselves, core and types of the contract', () => {
    const files = sources('screens');
    expect(files.length).toBeGreaterThan(15);
    for (const { path, text } of files) {
      for (const from of imports(text)) {
        expect(`${path}: ${from}`).toMatch(
          /: (?:@hubspot\/ui-extensions|react|\.{1,2}\/.+|#(?:contract|ui\/core)\/.+)$/,
        );
      }
    }
  });

  it('core imports nothing but itself and the contract', () => {
    const files = sources('core');
    expect(files.length).toBeGreaterThan(15);
    for (const { path, text } of files) {
      for (const from of imports(text)) expect(`${path}: ${from}`).toMatch(/: (?:\.\/.+|#contract\/.+)$/);
    }
  });

  it('the contract is imported for its types only, so that no schema library enters the card’s bundle', () => {
    for (const { path, text } of [...sources('screens'), ...sources('core')]) {
      const statements = text.match(/import[^;]+from '#contract\/[^']+'/g) ?? [];
      for (const statement of statements) expect(`${path}: ${statement}`).toMatch(/: import type /);
    }
  });

  it('no screen and nothing in core touches the browser or talks to a server by itself', () => {
    for (const { path, text } of [...sources('screens'), ...sources('core')]) {
      expect(forbidden.exec(text)?.[0] ?? '', path).toBe('');
    }
    expect(forbidden.test('window.open(url)')).toBe(true);
  });
});
