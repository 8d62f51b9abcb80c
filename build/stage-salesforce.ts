import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot, salesforceManifests, salesforceProject } from './layout.ts';
import { publicUrlForSalesforce } from './public-url.ts';
import { replaceDirectory } from './replace-directory.ts';

/** Writes a Salesforce DX project to `target` that can be deployed, with the server's address in every place. */
export async function stageSalesforce(target: string, publicUrl: string): Promise<void> {
  const values = new Map([
    ['$' + '{FIELDWARD_PUBLIC_URL}', publicUrl],
    ['$' + '{FIELDWARD_PUBLIC_ORIGIN}', new URL(publicUrl).origin],
  ]);
  await replaceDirectory(target, async (folder) => {
    await cp(salesforceManifests, folder, { recursive: true, filter: (file) => path.basename(file) !== 'README.md' });
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((found) => found.isFile())) {
      await fillIn(path.join(entry.parentPath, entry.name), values);
    }
  });
}

async function fillIn(file: string, values: ReadonlyMap<string, string>): Promise<void> {
  const written = file.endsWith('.xml') ? escapeXml : (text: string) => text;
  let text = await readFile(file, 'utf8');
  for (const [placeholder, value] of values) text = text.replaceAll(placeholder, () => written(value));
  await writeFile(file, text);
}

/** A path may hold `&` and `'`; the other characters that XML reserves cannot stand in an address. */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}

async function main(): Promise<void> {
  const url = publicUrlForSalesforce(process.env.FIELDWARD_PUBLIC_URL);
  await stageSalesforce(salesforceProject, url);
  const folder = path.relative(projectRoot, salesforceProject);
  console.log(`Staged ${folder} for ${url}.`);
  console.log(`Deploy it with: cd ${folder} && sf project deploy start`);
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
