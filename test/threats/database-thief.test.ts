import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataKeyId } from '#domain/shared/ids.ts';
import { connectionOf } from '#store/connections.ts';
import { dataKeyById } from '#store/secrets/data-keys.ts';
import { keyRing } from '#store/secrets/key-wrapper.ts';
import { placeOfKey } from '#store/secrets/vault.ts';
import { asOwner, clientSecret, openScene, type Scene, tenantId } from '#test/support/scene.ts';

const root = new Uint8Array(32).fill(9);
let scene: Scene;
let dump: string;

beforeAll(async () => {
  scene = await openScene();
  const tables = await asOwner<{ name: string }>(
    scene,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(tables.map(({ name }) => asOwner(scene, `select * from ${name}`)));
  dump = JSON.stringify(rows, (_, value: unknown) =>
    isBytes(value) ? spellings(Buffer.from(value.data)).join() : value,
  );
});
afterAll(() => scene.close());

function isBytes(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}

/** The ways in which bytes would be recognised. */
function spellings(bytes: Buffer): string[] {
  return [bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
}

describe('whoever steals the database', () => {
  it('finds no token of a CRM, no client secret, no key and no session that would still work', async () => {
    const { store, vault } = scene.fieldward.ctx;
    const at = { tenantId, crm: 'hubspot', holder: 'account' } as const;
    const connection = await store.read(tenantId, (tx) => connectionOf(tx, vault, at));
    const [{ id }] = (await asOwner<{ id: DataKeyId }>(scene, 'select id from data_key')) as [{ id: DataKeyId }];
    const wrapped = await store.read(tenantId, (tx) => dataKeyById(tx, tenantId, id));
    if (connection === null || wrapped === null) throw new Error('there is nothing to steal');
    const dataKey = await keyRing([root]).unwrap(placeOfKey(tenantId, id), wrapped);
    const secretOf = (token: string) => token.split('.').at(-1) ?? '';
    const secrets = {
      accessToken: [connection.accessToken],
      refreshToken: [connection.refreshToken],
      clientSecret: [clientSecret],
      rootKey: spellings(Buffer.from(root)),
      dataKey: spellings(Buffer.from(dataKey)),
      agentKey: [secretOf(scene.agent.key)],
      session: [secretOf(scene.token('admin')), secretOf(scene.token('rep'))],
    };
    const found = Object.entries(secrets).filter(([, texts]) =>
      texts.some((text) => text.length < 20 || dump.includes(JSON.stringify(text).slice(1, -1))),
    );
    expect(found.map(([name]) => name)).toEqual([]);
  });

  it('would be seen by this test: a secret put into any row is found', async () => {
    expect(dump).toContain(scene.agent.key.split('.')[1]);
    expect(dump).toContain(tenantId);
  });
});
