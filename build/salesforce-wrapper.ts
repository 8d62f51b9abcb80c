import path from 'node:path';
import { gzipSync } from 'node:zlib';
import lwc from '@lwc/rollup-plugin';
import { type Plugin, rollup } from 'rollup';
import { minify, transformWithOxc } from 'vite';
import { projectRoot, salesforceComponents } from './layout.ts';
import { replaceDirectory } from './replace-directory.ts';

const platform = path.join(projectRoot, 'extension-ui', 'hosts', 'sandbox', 'lightning', 'platform');

/** The bundle's file name in the target folder. */
export const wrapperScript = 'fieldward-panel.js';

/**
 * Bundles the Lightning component that is deployed, unchanged, with stand-ins for what Salesforce's platform lends it,
 * into one script. The script defines `window.createFieldwardPanel(properties)`, which answers a `c-fieldward-panel`.
 * @returns its size in bytes after gzip
 */
export async function bundleSalesforceWrapper(target: string): Promise<number> {
  const bundle = await rollup({
    input: path.join(platform, 'define-panel.js'),
    plugins: [
      withoutTypes(),
      lwc({
        rootDir: platform,
        defaultModules: [{ npm: '@lwc/engine-dom' }, { npm: '@lwc/synthetic-shadow' }],
        modules: lentModules(),
        apiVersion: 66,
      }),
      forProduction(),
    ],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  let bytes = 0;
  await replaceDirectory(target, async (folder) => {
    const { output } = await bundle.write({ file: path.join(folder, wrapperScript), format: 'iife' });
    bytes = gzipSync(output[0].code).length;
  });
  await bundle.close();
  return bytes;
}

/** What a component imports from Salesforce, and where the sandbox's stand-in for it lies. */
function lentModules(): { name: string; path: string }[] {
  const lent = {
    'c/fieldwardPanel': path.join(salesforceComponents, 'fieldwardPanel', 'fieldwardPanel.js'),
    '@salesforce/apex/FieldwardIdentity.mint': path.join(platform, 'apex', 'mint.ts'),
    '@salesforce/apex/FieldwardIdentity.mintForPage': path.join(platform, 'apex', 'mint-for-page.ts'),
    'lightning/uiRecordApi': path.join(platform, 'lightning', 'uiRecordApi.ts'),
    'lightning/platformShowToastEvent': path.join(platform, 'lightning', 'platformShowToastEvent.ts'),
    'lightning/uiEmbedding': path.join(platform, 'lightning', 'uiEmbedding', 'uiEmbedding.js'),
    'lightning/button': path.join(platform, 'lightning', 'button', 'button.js'),
    'lightning/icon': path.join(platform, 'lightning', 'icon', 'icon.js'),
    'lightning/spinner': path.join(platform, 'lightning', 'spinner', 'spinner.js'),
  };
  return Object.entries(lent).map(([name, file]) => ({ name, path: file }));
}

/** The LWC compiler reads JavaScript only. */
function withoutTypes(): Plugin {
  return {
    name: 'without-types',
    async transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!file.endsWith('.ts')) return null;
      return (await transformWithOxc(code, file)).code;
    },
  };
}

/** LWC's checks for developers are many times the size of the rest, and ask for a global that browsers do not have. */
function forProduction(): Plugin {
  return {
    name: 'for-production',
    async renderChunk(code, chunk) {
      const fixed = code.replaceAll('process.env.NODE_ENV', '"production"');
      return (await minify(chunk.fileName, fixed)).code;
    },
  };
}
