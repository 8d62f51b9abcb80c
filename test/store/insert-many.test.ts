import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SealedEvent } from '#domain/log/event.ts';
import type { EventId, TenantId } from '#domain/shared/ids.ts';
import { openStore, type Store } from '#store/database.ts';
import { appendEvents, eventsPage } from '#store/events.ts';
import { insertMany } from '#store/insert-many.ts';
import { ensureTenant } from '#store/tenants.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

const tenant = 'alpha.1' as TenantId;
const other = 'alpha.2' as TenantId;
const awkward = [
  'plain',
  '',
  null,
  'a "quoted" word, a \\ and a \\x41',
  '{"json":[1,null]}',
  'null',
  'line\nbreak\ttab\u2028',
  'ünïcödé 漢字 😀 e\u0301',
  "'; drop table event; --",
  '[{}]',
];

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await createTestDatabase();
  store = openStore({ url: database.url });
  for (const id of [tenant, other]) await store.transact(id, (tx) => ensureTenant(tx, id, id, new Date(0)));
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

const valueRow = (tenantId: TenantId, eventId: string, name: string, value: string | null) => ({
  tenant_id: tenantId,
  event_id: eventId,
  name,
  salt: 's',
  value,
});

it('stores every text as it is, whether the rows share it or each has its own', async () => {
  for (const [index, shared] of awkward.entries()) {
    const rows = awkward.map((value, at) => valueRow(tenant, `evt_${index}`, `n${at}`, value));
    const alike = awkward.map((_, at) => ({ ...valueRow(tenant, `evt_${index}`, `same${at}`, shared) }));
    await store.transact(tenant, async (tx) => {
      await insertMany(tx, 'event_value', rows);
      await insertMany(tx, 'event_value', alike);
    });
    const stored = await store.read(tenant, (tx) =>
      tx
        .selectFrom('event_value')
        .select(['tenant_id', 'event_id', 'name', 'salt', 'value'])
        .where('event_id', '=', `evt_${index}`)
        .execute(),
    );
    expect(stored).toHaveLength(rows.length + alike.length);
    expect(stored).toEqual(expect.arrayContaining([...rows, ...alike]));
  }
});

it('stores moments to the millisecond, numbers, and JSON columns as JSON and not as text of it', async () => {
  const scopes = [
    { objectType: 'deals', fields: null },
    { objectType: 'a "b"', fields: ['\\'] },
  ];
  const agents = ['2026-11-23T09:00:00.001Z', '2026-11-23T23:59:59.999Z'].map((at, index) => ({
    tenant_id: tenant,
    id: `agt_${index}`,
    name: `agent ${index}`,
    purpose: 'p',
    business_owner: 'b',
    technical_owner: 't',
    scopes,
    open_per_record_max: 25,
    filed_per_hour_max: 1000,
    created_at: new Date(at),
  }));
  await store.transact(tenant, (tx) => insertMany(tx, 'agent', agents));
  const stored = await store.read(tenant, (tx) => tx.selectFrom('agent').selectAll().orderBy('id').execute());
  expect(stored).toEqual(agents);
});

it('stores a single row, and nothing for no rows', async () => {
  await store.transact(tenant, async (tx) => {
    await insertMany(tx, 'event_value', [valueRow(tenant, 'evt_single', 'n', null)]);
    await insertMany(tx, 'event_value', []);
  });
  const { rows } = await store.read(tenant, (tx) =>
    sql`select count(*)::int as n from event_value where event_id = 'evt_single'`.execute(tx),
  );
  expect(rows).toEqual([{ n: 1 }]);
});

it("keeps row level security: a row of another tenant's among them, and none is stored", async () => {
  const rows = [valueRow(tenant, 'evt_mixed', 'a', 'x'), valueRow(other, 'evt_mixed', 'b', 'y')];
  await expect(store.transact(tenant, (tx) => insertMany(tx, 'event_value', rows))).rejects.toThrow(
    'row-level security',
  );
  for (const id of [tenant, other]) {
    const found = await store.read(id, (tx) =>
      tx.selectFrom('event_value').select('name').where('event_id', '=', 'evt_mixed').execute(),
    );
    expect(found).toEqual([]);
  }
});

it('appends the exact bytes of each event, numbered in the order in which they were given', async () => {
  const events: SealedEvent[] = Array.from({ length: 300 }, (_, index) => ({
    tenantId: tenant,
    // Ids that fall, so that their order cannot pass for the order of the log.
    id: `evt_${String(999 - index)}` as EventId,
    type: 'suggestion.filed',
    at: new Date(1_700_000_000_000 - index),
    suggestionId: null,
    body: new TextEncoder().encode(JSON.stringify({ index, text: awkward[index % awkward.length] })),
    leaf: randomBytes(32),
    values: [],
  }));
  await store.transact(tenant, (tx) => appendEvents(tx, events));
  const stored = await store.read(tenant, (tx) => eventsPage(tx, tenant, { limit: 300 }));
  const bytes = (list: readonly Pick<SealedEvent, 'id' | 'at' | 'body' | 'leaf'>[]) =>
    list.map(({ id, at, body, leaf }) => ({ id, at, body: Buffer.from(body), leaf: Buffer.from(leaf) }));
  expect(bytes(stored.toReversed())).toEqual(bytes(events));
});

const entryOf = (tenantId: TenantId, id: string, values: SealedEvent['values']): SealedEvent => ({
  tenantId,
  id: id as EventId,
  type: 'suggestion.filed',
  at: new Date(0),
  suggestionId: null,
  body: new TextEncoder().encode('{}'),
  leaf: randomBytes(32),
  values,
});

it('keeps what entries hold of values as it came, each with its entry', async () => {
  const held = (from: number) =>
    awkward.map((value, index) => ({
      name: `value ${index}`,
      saltHex: 'ab',
      value: awkward[(index + from) % 10] ?? value,
    }));
  const entries = [entryOf(other, 'evt_a', held(0)), entryOf(other, 'evt_b', []), entryOf(other, 'evt_c', held(3))];
  await store.transact(other, (tx) => appendEvents(tx, entries));
  const stored = await store.read(other, (tx) => eventsPage(tx, other, { limit: 10 }));
  const valuesOf = ({ values }: SealedEvent) => new Map(values.map(({ name, value }) => [name, value]));
  expect(stored.toReversed().map(({ id, values }) => [id, values])).toEqual(
    entries.map((entry) => [entry.id, valuesOf(entry)]),
  );
});

it("takes no entry of another tenant along under the first one's name", async () => {
  const entries = [entryOf(tenant, 'evt_own', []), entryOf(other, 'evt_foreign', [])];
  await expect(store.transact(tenant, (tx) => appendEvents(tx, entries))).rejects.toThrow('several tenants');
  const stored = await store.read(tenant, (tx) => eventsPage(tx, tenant, { limit: 300 }));
  expect(stored.filter(({ id }) => id === 'evt_own' || id === 'evt_foreign')).toEqual([]);
});
