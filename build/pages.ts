import path from 'node:path';
import react from '@vitejs/plugin-react';
import { projectRoot } from './layout.ts';
import { productionBuild } from './production-build.ts';
import { replaceDirectory } from './replace-directory.ts';

/** Where the record page of each stand-in CRM lies in the sources, and below which path it is served. */
const apps = {
  hubspot: { folder: 'hubspot', base: '/sandbox/' },
  salesforce: { folder: 'lightning', base: '/sandbox/salesforce/' },
};

/** Builds the record page of a stand-in CRM into `target`. */
export async function buildPages(target: string, crm: keyof typeof apps = 'hubspot'): Promise<void> {
  const { folder: source, base } = apps[crm];
  await replaceDirectory(target, async (folder) => {
    await productionBuild({
      root: path.join(projectRoot, 'extension-ui', 'hosts', 'sandbox', source),
      base,
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [react()],
      // A card expects the globals and importScripts of a classic worker.
      worker: { format: 'iife' },
      build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: false, chunkSizeWarningLimit: 1000 },
    });
  });
}
