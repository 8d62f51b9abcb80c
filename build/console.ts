import path from 'node:path';
import react from '@vitejs/plugin-react';
import { gzipSize } from './gzip-size.ts';
import { projectRoot } from './layout.ts';
import { productionBuild } from './production-build.ts';
import { replaceDirectory } from './replace-directory.ts';

const extensionUi = path.join(projectRoot, 'extension-ui');

/**
 * Builds the stand-alone console: one page and its files, for the address `console` below any path. The screens' SDK is
 * replaced by the kit that draws them.
 * @returns the size of everything that its first load takes besides the page itself, in bytes after gzip
 */
export async function buildConsole(target: string): Promise<number> {
  let gzipBytes = 0;
  await replaceDirectory(target, async (folder) => {
    await productionBuild({
      root: path.join(extensionUi, 'hosts', 'console'),
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [react()],
      resolve: { alias: { '@hubspot/ui-extensions': path.join(extensionUi, 'kit', 'sdk-alias.ts') } },
      // The page is at `console`, without a slash at its end, so its files are one step further down than it is.
      experimental: {
        renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `console/${file}` : { relative: true }),
      },
      build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: false },
    });
    gzipBytes = await gzipSize(path.join(folder, 'assets'));
  });
  return gzipBytes;
}
