import path from 'node:path';
import { Components } from '@hubspot/project-parsing-lib/constants';
import {
  getProjectMetadata,
  isKnownPlatformVersion,
  validateProjectConfig,
} from '@hubspot/project-parsing-lib/projects';
import { mapToInternalType } from '@hubspot/project-parsing-lib/transform';
import { translate } from '@hubspot/project-parsing-lib/translate';
import { validateUid } from '@hubspot/project-parsing-lib/uid';
import { describe, expect, it } from 'vitest';
import { stagedHubSpot } from './staged-hubspot.ts';

const staged = stagedHubSpot('https://fieldward.example');

/*
 * What HubSpot's own library can say without HubSpot: structure, folders, types, uids. The configuration of each
 * component is checked on HubSpot's side at upload only; our own schema stands in for that.
 */
describe('HubSpot’s own parsing library', () => {
  const source = () => path.join(staged.project, 'src');
  const read = () => translate({ projectSourceDir: source(), platformVersion: '2026.09' }, { skipValidation: true });

  it('takes the project’s configuration and knows its platform version', async () => {
    const config = await staged.json('hsproject.json');
    expect(() => validateProjectConfig(config, staged.project)).not.toThrow();
    expect(isKnownPlatformVersion('2026.09')).toBe(true);
  });

  it('reads every component, skips no file and finds nothing wrong in one', async () => {
    const components = await staged.components();
    const { skippedHsMetaFiles, intermediateRepresentation } = await read();
    expect(skippedHsMetaFiles).toEqual([]);
    const nodes = intermediateRepresentation.intermediateNodesIndexedByUid;
    expect(Object.keys(nodes).sort()).toEqual(components.map(({ meta }) => meta.uid).sort());
    for (const { meta } of components) {
      expect(nodes[meta.uid]?.componentType, meta.uid).toBe(mapToInternalType(meta.type));
      expect(nodes[meta.uid]?.config, meta.uid).toMatchObject(meta.config);
    }
  });

  it('finds each component in the folder of its type, and no more of a type than there may be', async () => {
    for (const { file, meta } of await staged.components()) {
      const known = Components[meta.type];
      const parent = known?.parentComponent === undefined ? '' : (Components[known.parentComponent]?.dir ?? '');
      expect(path.dirname(file), file).toBe(path.join(parent, known?.dir ?? 'unknown to the library'));
    }
    const { components } = await getProjectMetadata(source());
    for (const [type, { count, maxCount }] of Object.entries(components)) {
      expect(count, type).toBeLessThanOrEqual(maxCount);
    }
  });

  it('objects to no uid', async () => {
    for (const { meta } of await staged.components()) expect(validateUid(meta.uid), meta.uid).toBeUndefined();
    expect(validateUid('x'.repeat(65))).toEqual(expect.any(String));
  });

  it('lets every component but the app depend on the app', async () => {
    const nodes = (await read()).intermediateRepresentation.intermediateNodesIndexedByUid;
    for (const { meta } of await staged.components()) {
      const app = meta.type === 'app' ? [] : ['fieldward_app'];
      expect(Object.values(nodes[meta.uid]?.componentDeps ?? {}).flat(), meta.uid).toEqual(expect.arrayContaining(app));
    }
  });
});
