import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Import {
  /** Path of the importing file from the project's root. */
  readonly from: string;
  /** The specifier as written. */
  readonly specifier: string;
  /** Path from the project's root for our own files, `null` for packages and node modules. */
  readonly to: string | null;
}

const root = path.join(import.meta.dirname, '..', '..');
const subpaths = (
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }
).imports;

/** Every source file below a folder. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

export function readSource(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Every import and re-export of a file, those of types and dynamic ones included. */
export function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse`);
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      source.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    ),
  ];
  return named.map((specifier) => ({ from: file, specifier, to: resolve(file, specifier) }));
}

function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return path.normalize(path.join(path.dirname(file), specifier));
  if (!specifier.startsWith('#')) return null;
  for (const [pattern, target] of Object.entries(subpaths)) {
    const prefix = pattern.replace('*', '');
    if (pattern === specifier) return path.normalize(target);
    if (pattern.endsWith('*') && specifier.startsWith(prefix)) {
      return path.normalize(target.replace('*', specifier.slice(prefix.length)));
    }
  }
  throw new Error(`${file} imports ${specifier}, which no subpath in package.json explains`);
}
