import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What the page is told before its script starts; a code only where Canvas posted a signed request. */
export interface PanelStart {
  /** Origins besides Salesforce's that the panel may take for its host. */
  readonly allowedOrigins: readonly string[];
  readonly canvas?: { readonly code: string; readonly recordId: string | null; readonly objectApiName: string | null };
}

const emptyStart = '<script type="application/json" id="fieldward-start">{}</script>';

/**
 * The built page with `start` written into it. Read anew each time, so that a build under a running server is taken up.
 * @param directory where the build of the panel lies
 * @throws Error when it was not built
 */
export async function panelPage(directory: string, start: PanelStart): Promise<string> {
  const html = await readFile(path.join(directory, 'index.html'), 'utf8');
  if (!html.includes(emptyStart)) throw new Error('The built panel has no place for its start data.');
  return html.replace(emptyStart, () => emptyStart.replace('{}', () => scriptJson(start)));
}

/** JSON in which nothing can end the script element or begin a comment in it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
