import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { entrypointFile, hubspotComponents } from './hubspot-components.ts';
import { hubspotManifests, hubspotProject, projectRoot, sandboxProject } from './layout.ts';
import { productionBuild } from './production-build.ts';
import { publicUrlForHubSpot, sandboxUrl } from './public-url.ts';
import { replaceDirectory } from './replace-directory.ts';

const screensFolder = path.join(projectRoot, 'extension-ui', 'hosts', 'hubspot');
const urlPlaceholder = '$' + '{FIELDWARD_PUBLIC_URL}';

/** Writes a HubSpot project to `target` in which every screen is one file beside its configuration. */
export async function stageHubSpot(target: string, publicUrl: string, screens = screensFolder): Promise<void> {
  await replaceDirectory(target, async (folder) => {
    await cp(hubspotManifests, folder, { recursive: true });
    await fillInUrl(folder, publicUrl);
    const components = await hubspotComponents(folder);
    const entrypoints = new Set(components.flatMap(({ config }) => config.entrypoint ?? []));
    for (const entrypoint of entrypoints) {
      const { name } = path.parse(entrypoint);
      await bundleScreen(path.join(screens, `${name}.tsx`), entrypointFile(folder, entrypoint), publicUrl);
    }
  });
}

async function fillInUrl(folder: string, publicUrl: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  for (const entry of entries.filter((name) => name.endsWith('.json'))) {
    const file = path.join(folder, entry);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll(urlPlaceholder, publicUrl));
  }
}

/** One module that imports react and the SDK and nothing else: HubSpot's builder finds only what lies in the folder. */
async function bundleScreen(source: string, target: string, publicUrl: string): Promise<void> {
  await productionBuild({
    root: projectRoot,
    define: { __FIELDWARD_PUBLIC_URL__: JSON.stringify(publicUrl) },
    resolve: { alias: { 'react/jsx-runtime': path.join(import.meta.dirname, 'jsx-calls.ts') } },
    build: {
      outDir: path.dirname(target),
      emptyOutDir: false,
      minify: false,
      target: 'es2022',
      lib: { entry: source, formats: ['es'], fileName: () => path.basename(target) },
      rolldownOptions: { external: [/^react$/, /^@hubspot\/ui-extensions/] },
    },
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sandbox: { type: 'boolean', default: false } } });
  const target = values.sandbox ? sandboxProject : hubspotProject;
  const url = values.sandbox ? sandboxUrl : publicUrlForHubSpot(process.env.FIELDWARD_PUBLIC_URL);
  await stageHubSpot(target, url);
  console.log(`Staged ${path.relative(projectRoot, target)} for ${url}.`);
  if (!values.sandbox) console.log('Upload it with: cd dist/hubspot-project && hs project upload');
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
