import path from 'node:path';
import react from '@vitejs/plugin-react';
import { projectRoot } from './layout.ts';
import { productionBuild } from './production-build.ts';
import { replaceDirectory } from './replace-directory.ts';

/** Builds the stand-in HubSpot's record page into `target`, to be served below /sandbox/. */
export async function buildPages(target: string): Promise<void> {
  await replaceDirectory(target, async (folder) => {
    await productionBuild({
      root: path.join(projectRoot, 'extension-ui', 'hosts', 'sandbox'),
      base: '/sandbox/',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [react()],
      // A card expects the globals and importScripts of a classic worker.
      worker: { format: 'iife' },
      build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: false, chunkSizeWarningLimit: 1000 },
    });
  });
}
