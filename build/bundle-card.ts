import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { esmExternalRequirePlugin } from 'vite';
import { entrypointFile, hubspotComponents } from './hubspot-components.ts';
import { projectRoot } from './layout.ts';
import { productionBuild } from './production-build.ts';
import { replaceDirectory } from './replace-directory.ts';

/** What the stand-in HubSpot reads to know which card stands where. */
export interface CardList {
  cards: { location: string; title: string; file: string }[];
}

/** Bundles every screen of a staged project as HubSpot's production builder does, and lists the cards. */
export async function bundleCards(project: string, target: string): Promise<{ file: string; gzipBytes: number }[]> {
  const components = (await hubspotComponents(project)).filter(({ config }) => config.entrypoint);
  const app = components.length > 0 ? await appName(project) : '';
  const list: CardList = { cards: [] };
  const sizes = new Map<string, number>();
  await replaceDirectory(target, async (folder) => {
    for (const { type, config } of components) {
      const source = entrypointFile(project, config.entrypoint ?? '');
      const file = `${path.parse(source).name}.js`;
      if (!sizes.has(file)) sizes.set(file, await bundleCard(source, path.join(folder, file)));
      list.cards.push({
        location: config.location ?? locationOf(type),
        title: config.name ?? config.label ?? app,
        file,
      });
    }
    await writeFile(path.join(folder, 'cards.json'), `${JSON.stringify(list, null, 2)}\n`);
  });
  return [...sizes].map(([file, gzipBytes]) => ({ file, gzipBytes }));
}

function locationOf(type: string): string {
  if (type === 'crm-bulk-action') return 'crm.bulkActions';
  return type === 'page' ? 'pages' : type;
}

async function appName(project: string): Promise<string> {
  const app = (await hubspotComponents(project)).find(({ type }) => type === 'app');
  return app?.config.name ?? 'App';
}

/** Answers the size in bytes after gzip. React and remote-ui stay outside: the worker lends its own copies. */
async function bundleCard(source: string, target: string): Promise<number> {
  const lent = ['react', 'react-dom', '@remote-ui/react'];
  await productionBuild({
    root: projectRoot,
    define: { 'process.env.NODE_ENV': '"production"' },
    // The SDK reaches for react/jsx-runtime, which is CommonJS and requires react: turned into an import of the lent copy.
    plugins: [esmExternalRequirePlugin({ external: lent })],
    build: {
      outDir: path.dirname(target),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: source, name: 'extension', formats: ['iife'], fileName: () => path.basename(target) },
      rolldownOptions: {
        output: { extend: true, globals: { react: 'React', 'react-dom': 'ReactDOM', '@remote-ui/react': 'RemoteUI' } },
      },
    },
  });
  return gzipSync(await readFile(target)).length;
}
