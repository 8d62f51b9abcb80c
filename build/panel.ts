import path from 'node:path';
import react from '@vitejs/plugin-react';
import { gzipSize } from './gzip-size.ts';
import { projectRoot } from './layout.ts';
import { productionBuild } from './production-build.ts';
import { replaceDirectory } from './replace-directory.ts';

const extensionUi = path.join(projectRoot, 'extension-ui');

/**
 * Builds what Salesforce frames, the panel of a record page or Fieldward's own page: one page, one script, one style
 * sheet, with relative addresses, so that it may be served below any path. The screens' SDK is replaced by the kit that
 * draws them.
 * @returns the size of script and style sheet together, in bytes after gzip
 */
export async function buildPanel(host: 'salesforce' | 'salesforce-app', target: string): Promise<number> {
  let gzipBytes = 0;
  await replaceDirectory(target, async (folder) => {
    await productionBuild({
      root: path.join(extensionUi, 'hosts', host),
      base: './',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [react()],
      resolve: { alias: { '@hubspot/ui-extensions': path.join(extensionUi, 'kit', 'sdk-alias.ts') } },
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2022',
        modulePreload: false,
        // A frame without an origin has nowhere to load a second part from: everything is in one.
        rolldownOptions: { output: { codeSplitting: false } },
      },
    });
    gzipBytes = await gzipSize(path.join(folder, 'assets'));
  });
  return gzipBytes;
}
