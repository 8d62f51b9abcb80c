import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import plugin, { config } from '@hubspot/eslint-config-ui-extensions';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/layout.ts';
import { stagedHubSpot } from './staged-hubspot.ts';

const staged = stagedHubSpot('https://fieldward.example');
const ruleNames = Object.keys(plugin.rules ?? {});
const rule = (name: string) => `@hubspot/ui-extensions/${name}`;

/**
 * HubSpot's own rules, all of them, warnings as errors. Two things are ours: the year of the language (HubSpot's set
 * stops at 2020, staging writes 2022), and that a comment in the source switches nothing off.
 */
function linter(): ESLint {
  const strict = Object.fromEntries(ruleNames.map((name) => [rule(name), 'error' as const]));
  return new ESLint({
    cwd: projectRoot,
    overrideConfigFile: true,
    allowInlineConfig: false,
    overrideConfig: [
      ...config,
      { files: ['**/*.{js,jsx,ts,tsx}'], languageOptions: { ecmaVersion: 2022 }, rules: strict },
    ],
    // dist/ and everything else is what the caller hands over, not what ESLint would pick.
    ignore: false,
  });
}

/** What the rules say about one text, each finding as "line rule". */
async function findings(text: string, file: string): Promise<string[]> {
  const [result] = await linter().lintText(text, { filePath: file });
  if (result === undefined) throw new Error(`${file} was not checked`);
  return result.messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`);
}

/** The rules need syntax that ESLint's own parser reads: types go, components and imports of values stay. */
function withoutTypes(source: string): string {
  const { JsxEmit, ModuleKind, ScriptTarget } = ts;
  const compilerOptions = {
    jsx: JsxEmit.Preserve,
    module: ModuleKind.ESNext,
    target: ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(source, { fileName: 'screen.tsx', compilerOptions }).outputText;
}

async function filesBelow(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((entry) => pattern.test(entry)).map((entry) => path.join(folder, entry));
}

describe('HubSpot’s lint rules for extensions', () => {
  it('are the twelve that we know: a new one wants to be looked at', () => {
    expect(ruleNames.toSorted()).toEqual([
      'no-browser-dialogs',
      'no-browser-storage',
      'no-console',
      'no-dom-access',
      'no-experimental-imports',
      'no-html-elements',
      'no-import-meta-env',
      'no-invalid-extension-point-imports',
      'no-invalid-image-src',
      'no-native-http',
      'no-parent-imports',
      'no-restricted-globals',
    ]);
  });

  it('find nothing in what is staged for upload, all of them applied', async () => {
    const screens = await filesBelow(path.join(staged.project, 'src', 'app'), /\.jsx$/);
    expect(screens).toHaveLength(4);
    for (const screen of screens) {
      expect(await findings(await readFile(screen, 'utf8'), screen), screen).toEqual([]);
    }
  });

  it('find nothing in the sources of the screens and of the HubSpot entries', async () => {
    // Two rules cannot apply here: no-parent-imports and no-invalid-extension-point-imports look for the folder of an
    // extension point in the file's path, and the sources lie in none (they import each other across folders; staging
    // makes one file of them). The test above holds what is staged against both.
    const folders = ['screens', 'hosts/hubspot'].map((folder) => path.join(projectRoot, 'extension-ui', folder));
    const sources = (await Promise.all(folders.map((folder) => filesBelow(folder, /\.tsx?$/)))).flat();
    expect(sources.length).toBeGreaterThan(40);
    for (const file of sources) {
      expect(await findings(withoutTypes(await readFile(file, 'utf8')), file), file).toEqual([]);
    }
  });

  it.each([
    ['no-html-elements', 'export const A = () => <div />;'],
    ['no-native-http', 'export const a = () => fetch("https://x.example");'],
    ['no-browser-storage', 'export const a = () => localStorage.getItem("a");'],
    ['no-console', 'console.log(1);'],
    ['no-experimental-imports', 'import { Grid } from "@hubspot/ui-extensions/experimental"; export const A = Grid;'],
    ['no-browser-dialogs', 'export const a = () => alert("a");'],
    ['no-dom-access', 'export const a = () => document.body;'],
    ['no-restricted-globals', 'export const a = () => navigator.language;'],
    ['no-import-meta-env', 'export const a = import.meta.env.VITE_KEY;'],
    [
      'no-invalid-image-src',
      'import { Image } from "@hubspot/ui-extensions"; export const A = () => <Image src="./a.png" />;',
    ],
    [
      'no-invalid-extension-point-imports',
      'import { PageTitle } from "@hubspot/ui-extensions/pages"; export const A = PageTitle;',
    ],
    ['no-parent-imports', 'import { a } from "../../elsewhere.js"; export const b = a;'],
  ])('would find a planted violation of %s in a staged screen', async (name, text) => {
    const file = path.join(staged.project, 'src', 'app', 'cards', 'planted.jsx');
    expect(await findings(text, file)).toContain(`1 ${rule(name)}`);
  });
});
