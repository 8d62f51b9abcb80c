import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const component = z.object({
  uid: z.string().max(64),
  type: z.string(),
  config: z.looseObject({
    name: z.string().optional(),
    label: z.string().optional(),
    location: z.string().optional(),
    entrypoint: z.string().optional(),
  }),
});

/** One `*-hsmeta.json` of a HubSpot project, with the file that it stands in. */
export interface HubSpotComponent extends z.infer<typeof component> {
  file: string;
}

/** Reads every component of a project. @throws when a file is no component. */
export async function hubspotComponents(project: string): Promise<HubSpotComponent[]> {
  const entries = await readdir(path.join(project, 'src'), { recursive: true });
  const files = entries.filter((entry) => entry.endsWith('-hsmeta.json')).sort();
  return Promise.all(
    files.map(async (entry) => {
      const file = path.join(project, 'src', entry);
      return { ...component.parse(JSON.parse(await readFile(file, 'utf8'))), file };
    }),
  );
}

/** Where the component's screen lies: HubSpot writes the path from `src`, with a slash before it. */
export function entrypointFile(project: string, entrypoint: string): string {
  return path.join(project, 'src', entrypoint);
}
