import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import { type Role, roles } from '#domain/shared/permission.ts';
import { type Holder, saveConnection } from '#store/connections.ts';
import { startSession } from '#use-cases/access/start-session.ts';
import { fingerprintOf, insertRows, type Row, rowsOfTenant } from './copy-tenant.ts';
import { dealAt } from './filing.ts';
import { fillTenant, ourWord } from './fill-tenant.ts';
import { openScene, portalId, type Scene, tenantId } from './open-scene.ts';

/** The scene's company, and another on the same server with as many rows of every kind, none of them with the same id. */
export interface TwoTenants {
  readonly scene: Scene;
  readonly ours: TenantId;
  readonly theirs: TenantId;
  /** Both have rows about some of the same records. By kind: an id's prefix, or `uuid`, `hex64`, `recordId`, `accountId`, `groupId`, `seq`. */
  readonly ids: Record<'ours' | 'theirs', ReadonlyMap<string, readonly string[]>>;
  /** A fresh session: some requests end the one that they are made with. */
  session(of: TenantId, role: Role): Promise<{ token: string }>;
  /** An agent's key of theirs that works. */
  readonly theirKey: { token: string };
  /** A tenant's rows and jobs to the byte, by table. */
  fingerprint(of: TenantId): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export const theirPortal = 880_044;
export const theirs = `hubspot.${theirPortal}` as TenantId;
const theirWord = 'Theirquill';

/** Whatever only they have, wherever it stands in a text. */
const onlyTheirs =
  /Theirquill|\b[a-z]{3}_zzz[0-9a-z]{23}\b|\bbbbbbbbb-[0-9a-f-]{27}\b|\bbbbbbbbb[0-9a-f]{56}\b|\b880044\d*\b/g;

export function whatIsTheirsIn(text: string): readonly string[] {
  return [...new Set(text.match(onlyTheirs) ?? [])];
}

/** The same with ids of the same shape that nobody has. */
export function nobodysInstead(text: string): string {
  const spellings = { Theirquill: 'Nobodysay', _zzz: '_yyy', bbbbbbbb: 'cccccccc', '880044': '770044' };
  return text.replaceAll(onlyTheirs, (found) =>
    Object.entries(spellings).reduce((so, [theirSpelling, nobodys]) => so.replace(theirSpelling, nobodys), found),
  );
}

interface TwoTenantsOptions {
  /**
   * Takes row level security away, so that every statement has to name its tenant by itself: with the policies in force
   * a forgotten `where` would show nowhere, until the day when a policy is forgotten too. test/store asks the policies.
   */
  readonly withoutPolicies?: boolean;
}

export async function openTwoTenants({ withoutPolicies = false }: TwoTenantsOptions = {}): Promise<TwoTenants> {
  const scene = await openScene({ signed: true, withWorker: false });
  try {
    await fillTenant(scene);
    const standing = await rowsOfTenant(scene.owner, tenantId);
    const translated = new Map<string, Row[]>();
    for (const [table, rows] of standing)
      translated.set(
        table,
        rows.map((row) => translateRow(scene, table, row)),
      );
    const sealed = translated.get('connection') ?? [];
    // What is sealed for one tenant opens for no other.
    for (const table of ['connection', 'data_key']) translated.delete(table);
    await insertRows(scene.owner, translated);
    for (const { holder } of sealed) await connectThem(scene, holder as Holder);
    for (const table of withoutPolicies ? standing.keys() : []) {
      await scene.owner.query(`alter table ${table} disable row level security`);
    }
    return await standingBeside(scene, standing, translated);
  } catch (error) {
    await scene.close();
    throw error;
  }
}

/** To an account that the stand-in CRM does not have, so nothing that it knows can be called theirs. */
async function connectThem(scene: Scene, holder: Holder): Promise<void> {
  const { store, vault, now } = scene.fieldward.ctx;
  const account = { tenantId: theirs, crm: 'hubspot', accountId: String(theirPortal), apiUrl: scene.crm.url };
  const tokens = { accessToken: theirWord, refreshToken: theirWord, expiresAt: new Date(now().getTime() + 3_600_000) };
  const connection = { ...account, ...tokens, holder, scopes: [], installedBy: theirWord };
  await store.transact(theirs, (tx) => saveConnection(tx, vault, connection, now()));
}

type Rows = ReadonlyMap<string, readonly Row[]>;

async function standingBeside(scene: Scene, ourRows: Rows, theirRows: Rows): Promise<TwoTenants> {
  const { ctx } = scene.fieldward;
  const people = { [tenantId]: ourRows.get('person') ?? [], [theirs]: theirRows.get('person') ?? [] };
  const session: TwoTenants['session'] = async (of, role) => {
    const person = people[of]?.find((one) => one.role === role);
    return { token: await startSession(ctx, of, String(person?.id) as PersonId, 3_600_000) };
  };
  for (const role of roles) await session(theirs, role);
  const agentId = theirRows.get('agent')?.[0]?.id;
  const issued = await scene.call<{ key: string }>(
    await session(theirs, 'admin'),
    'POST',
    `/api/agents/${agentId}/keys`,
    {},
  );
  const shared = [30, 31, 32, 33].map((index) => dealAt(scene, index).recordId);
  return {
    scene,
    ours: tenantId,
    theirs,
    ids: {
      ours: idsAmong(ourRows, { recordId: shared, accountId: ['12345'], groupId: ['7010'] }, isBystander),
      theirs: idsAmong(
        theirRows,
        { recordId: [onlyTheirRecord, ...shared], accountId: [String(theirPortal)] },
        () => true,
      ),
    },
    session,
    theirKey: { token: issued.body.key },
    fingerprint: (of) => fingerprintOf(scene.owner, of),
    close: () => scene.close(),
  };
}

/** Rows of ours whose ids may be sent along: what would be revoked, signed out or demoted has to act again later. */
function isBystander(table: string, row: Row): boolean {
  if (table === 'person') return String(row.name).startsWith('Extra');
  if (table === 'agent') return String(row.name).startsWith(ourWord);
  return table !== 'agent_key' || row.replaces !== null || row.revoked_at !== null;
}

function idsAmong(
  rows: Rows,
  given: Readonly<Record<string, readonly string[]>>,
  isWanted: (table: string, row: Row) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>(Object.entries(given).map(([kind, ids]) => [kind, new Set(ids)]));
  const add = (kind: string, id: unknown) => found.set(kind, (found.get(kind) ?? new Set()).add(String(id)));
  for (const [table, ofTable] of rows) {
    for (const row of ofTable.filter((one) => isWanted(table, one))) {
      if (typeof row.id === 'string' && table !== 'tenant')
        add(row.id.includes('_') ? row.id.slice(0, 3) : 'uuid', row.id);
      if (typeof row.group_id === 'string' && !('groupId' in given)) add('groupId', row.group_id);
      if (table === 'event') add('seq', row.seq);
      const hex = [row.fingerprint, row.digest, row.shown_digest].filter((one) => typeof one === 'string');
      for (const one of hex) add('hex64', one);
    }
  }
  return new Map([...found].map(([kind, ids]) => [kind, [...ids]]));
}

const onlyTheirRecord = `${theirPortal}001`;

function translateRow(scene: Scene, table: string, row: Row): Row {
  const translated = Object.entries(row).map(([column, value]) => {
    const other = translateValue(scene, value);
    const isFree = other === value && typeof value === 'string' && isFreeText(table, column, value);
    return [column, isFree ? `${value} ${theirWord}` : other];
  });
  return Object.fromEntries(translated) as Row;
}

/** Every text of theirs is told from ours: in any depth, also in the bytes of the log's entries. */
function translateValue(scene: Scene, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => translateValue(scene, one));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, translateValue(scene, one)]));
  }
  if (typeof value !== 'string') return value;
  if (!value.startsWith('\\x')) return translateText(scene, value);
  const bytes = Buffer.from(value.slice(2), 'hex');
  const text = bytes.toString('utf8');
  // Sealed ones are no text.
  if (!Buffer.from(text).equals(bytes)) return value;
  return `\\x${Buffer.from(translateText(scene, text)).toString('hex')}`;
}

function translateText(scene: Scene, text: string): string {
  return text
    .replaceAll(ourWord, theirWord)
    .replaceAll(new RegExp(`\\b${portalId}\\b`, 'g'), String(theirPortal))
    .replaceAll(new RegExp(`\\b${dealAt(scene, 40).recordId}\\b`, 'g'), onlyTheirRecord)
    .replaceAll(/\b([a-z]{3}_)[0-9a-z]{3}([0-9a-z]{23})\b/g, '$1zzz$2')
    .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g, 'bbbbbbbb$1')
    .replaceAll(/\b[0-9a-f]{8}([0-9a-f]{56})\b/g, 'bbbbbbbb$1');
}

/** Words that the product chose, and values of the CRM: theirs are the same as ours. */
const closedColumns = new Set(
  `crm holder api_url credentials role role_from crm_user_id kind state object_type record_id field field_type field_class
   impact refusal_code failure_code last_failure_code type reason rules written_as wrapped_by wrapped salt lease_token leaf
   body proposed suggested_over value expected found replaced_unseen scopes may warnings evidence_digest proof`.split(
    /\s+/,
  ),
);

function isFreeText(table: string, column: string, value: string): boolean {
  if (closedColumns.has(column) || (table === 'event_value' && column === 'name')) return false;
  return !/^\d{4}-\d\d-\d\dT/.test(value);
}
