import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { WirePolicyContent } from '#contract/policy.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

const run = promisify(execFile);
const command = path.join(import.meta.dirname, '..', '..', 'server', 'cli', 'policy.ts');

let scene: Scene;
let folder: string;
beforeAll(async () => {
  scene = await openScene();
  folder = await mkdtemp(path.join(tmpdir(), 'fieldward-policy-'));
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

async function policy(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const at = ['--server', scene.url, '--session', scene.token('admin')];
  const env = { PATH: process.env.PATH ?? '', FIELDWARD_DATA_DIR: folder };
  return run(process.execPath, [command, ...args, ...at], { env, cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

/** The policy in force as the command prints it, changed and put into a file. */
async function fileWith(change: (content: WirePolicyContent) => Partial<WirePolicyContent>): Promise<string> {
  const content = parse((await policy('show')).out) as WirePolicyContent;
  const file = path.join(folder, 'policy.yaml');
  await writeFile(file, stringify({ ...content, ...change(content) }));
  return file;
}

const pilotSites = { objectType: 'deals', field: 'pilot_sites', autonomy: 'review', impact: 'low' } as const;
const aCase = {
  title: 'Pilot sites are left to people',
  objectType: 'deals',
  field: 'pilot_sites',
  proposed: '4',
  expect: 'review',
} as unknown as WirePolicyContent['cases'][number];

describe('npm run policy', () => {
  it('prints the rights that the allowlist needs in the CRM, and nothing else', async () => {
    const { code, out } = await policy('permissions');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ requiredScopes: expect.arrayContaining(['crm.objects.deals.write']) });
  });

  it('prints a file that says the same as what is in force', async () => {
    const file = await fileWith(() => ({}));
    expect(await policy('diff', file)).toMatchObject({ code: 0, out: 'Version 1 says the same.\n' });
    expect((await policy('apply', file)).out).toContain('Nothing was published');
  });

  it('says in words what a file would change, tries its cases, and publishes it', async () => {
    const file = await fileWith(({ fields }) => ({ fields: [...fields, pilotSites], cases: [aCase] }));
    expect((await policy('diff', file)).out).toMatch(/^\+ .*deals\.pilot_sites.*people decide/m);
    expect(await policy('test', file)).toMatchObject({ code: 0, out: expect.stringContaining('1 cases') });
    const applied = await policy('apply', file, '--note', 'Kept in Git');
    expect(applied).toMatchObject({ code: 0, out: expect.stringContaining('Version 2 is in force') });
    const { body } = await scene.call<{ note: string; cases: unknown[] }>('admin', 'GET', '/api/policy');
    expect(body).toMatchObject({ note: 'Kept in Git', cases: [{ field: 'pilot_sites', expect: 'review' }] });
  });

  it('fails, and publishes nothing, where a case comes out otherwise than it says', async () => {
    const file = await fileWith(({ fields }) => ({ fields: fields.filter(({ field }) => field !== 'pilot_sites') }));
    for (const verb of ['test', 'apply']) {
      const failed = await policy(verb, file);
      expect(failed.code).toBe(1);
      expect(failed.err).toContain('comes out as blocked, not as left to a person');
    }
    expect((await policy('show')).out).toContain('pilot_sites');
  });

  it('hands a version that needs two admins to the second', async () => {
    const file = await fileWith(({ classes }) => ({
      classes: [
        ...classes,
        { objectType: 'deals', field: 'contract_end_date', class: 'ordinary', reason: 'A planned date only.' },
      ],
    }));
    const asked = await policy('apply', file);
    expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('waits for another admin') });
    expect((await policy('show')).out).not.toContain('contract_end_date');
  });

  it('tells what is wrong with a file that holds no policy, before it asks the server', async () => {
    const file = path.join(folder, 'broken.yaml');
    await writeFile(file, 'fields: [{ objectType: deals, field: amount, autonomy: always }]');
    const failed = await policy('diff', file);
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('autonomy');
  });

  it('prints the JSON Schema that the server publishes', async () => {
    const served: unknown = await (await fetch(`${scene.url}/policy.schema.json`)).json();
    expect(JSON.parse((await policy('schema')).out)).toEqual(served);
    expect(served).toMatchObject({ title: 'Fieldward policy', type: 'object', required: ['fields'] });
  });
});
