import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageSalesforce } from '../../build/stage-salesforce.ts';
import { distFolderForThisTest } from './dist-folder.ts';

const defaults = 'force-app/main/default';

describe('staging the Salesforce project', () => {
  it('keeps an address whole that holds a character which XML or a replacement pattern would take for its own', async () => {
    const folder = path.join(await distFolderForThisTest(), 'project');
    await stageSalesforce(folder, "https://crm.example/r&d's/$&");
    const canvas = path.join(folder, defaults, 'extlClntAppCanvasSettings', 'Fieldward.ecaCanvas-meta.xml');
    expect(await readFile(canvas, 'utf8')).toContain(
      '<canvasUrl>https://crm.example/r&amp;d&apos;s/$&amp;/hosts/salesforce/canvas</canvasUrl>',
    );
  });

  it('replaces what an earlier staging left, so that no file of it is deployed', async () => {
    const folder = path.join(await distFolderForThisTest(), 'project');
    await stageSalesforce(folder, 'https://old.example');
    await stageSalesforce(folder, 'https://new.example');
    const trusted = path.join(folder, defaults, 'cspTrustedSites', 'Fieldward.cspTrustedSite-meta.xml');
    expect(await readFile(trusted, 'utf8')).toContain('<endpointUrl>https://new.example</endpointUrl>');
  });
});
