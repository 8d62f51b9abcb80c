import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { stageHubSpot } from '../../build/stage-hubspot.ts';
import { distFolder } from '../build/dist-folder.ts';
import { type HsMeta, hsmetaSchema } from './hsmeta.ts';

export interface StagedHubSpot {
  /** The folder that would be uploaded. */
  readonly project: string;
  /** A file of it as JSON. */
  json(...parts: string[]): Promise<unknown>;
  /** Every component, checked against our schema, with its path below `src`. */
  components(): Promise<{ file: string; meta: HsMeta }[]>;
  /** The one component of a type. */
  only<T extends HsMeta['type']>(type: T): Promise<Extract<HsMeta, { type: T }>>;
}

/** Stages the project for the tests of one file, and takes it away afterwards. */
export function stagedHubSpot(publicUrl: string): StagedHubSpot {
  let folder = '';
  const staged: StagedHubSpot = {
    get project() {
      return path.join(folder, 'project');
    },
    json: async (...parts) => JSON.parse(await readFile(path.join(staged.project, ...parts), 'utf8')),
    components: async () => {
      const entries = await readdir(path.join(staged.project, 'src'), { recursive: true });
      const files = entries.filter((entry) => entry.endsWith('-hsmeta.json')).sort();
      return Promise.all(
        files.map(async (file) => ({ file, meta: hsmetaSchema.parse(await staged.json('src', file)) })),
      );
    },
    only: async (type) => {
      const found = (await staged.components()).filter(({ meta }) => meta.type === type);
      if (found.length !== 1) throw new Error(`the project has ${found.length} components of type ${type}`);
      return found[0]?.meta as never;
    },
  };
  beforeAll(async () => {
    folder = await distFolder();
    await stageHubSpot(staged.project, publicUrl);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return staged;
}
