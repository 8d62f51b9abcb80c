import { readFile } from 'node:fs/promises';
import path from 'node:path';

const emptyStart = '<script type="application/json" id="fieldward-start">{}</script>';

/**
 * A built page with what it is told before its script starts. Read anew each time, so that a build under a running
 * server is taken up.
 * @param directory where the build lies
 * @throws Error when it was not built
 */
export async function pageWithStart(directory: string, start: object): Promise<string> {
  const html = await readFile(path.join(directory, 'index.html'), 'utf8');
  if (!html.includes(emptyStart)) throw new Error(`The page built in ${directory} has no place for its start data.`);
  return html.replace(emptyStart, () => emptyStart.replace('{}', () => scriptJson(start)));
}

/** JSON in which nothing can end the script element or begin a comment in it. */
function scriptJson(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
