import path from 'node:path';
import react from '@vitejs/plugin-react';
import { productionBuild } from '../../../build/production-build.ts';
import { replaceDirectory } from '../../../build/replace-directory.ts';

const kit = path.resolve(import.meta.dirname, '../../../extension-ui/kit');

/** Builds the gallery into `target`, with the kit in place of the SDK. */
export async function buildGallery(target: string): Promise<void> {
  await replaceDirectory(target, (outDir) =>
    productionBuild({
      root: path.join(kit, 'gallery'),
      logLevel: 'error',
      plugins: [react()],
      resolve: { alias: { '@hubspot/ui-extensions': path.join(kit, 'sdk-alias.ts') } },
      build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
    }),
  );
}
