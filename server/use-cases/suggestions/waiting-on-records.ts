import type { CrmGateway, RecordSnapshot, UserAccess } from '#crm/gateway.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { countWaiting, type WaitingCount } from '#store/waiting.ts';
import { personOf } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';

/** The longest that the list waits for the CRM before it is answered without titles. */
const readMs = 6_000;
/** How many records the CRM is asked about at once, where rights have to be asked for one by one. */
const atOnce = 10;

export interface WaitingRecord {
  readonly record: RecordRef;
  readonly title: string | null;
  readonly waiting: number;
}

export interface WaitingOnRecords {
  readonly records: readonly WaitingRecord[];
  readonly asked: number;
}

/** Which of these records have something waiting that this person may see, in the order in which they were asked. */
export async function waitingOnRecords(
  ctx: Context,
  actor: PersonActor,
  refs: readonly RecordRef[],
): Promise<WaitingOnRecords> {
  const asked = [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
  const counts = await ctx.store.read(actor.tenantId, (tx) => countWaiting(tx, actor.tenantId, asked, ctx.now()));
  const byRecord = Map.groupBy(counts, ({ record }) => keyOf(record));
  const known = asked.filter((ref) => byRecord.has(keyOf(ref)));
  const person = await personOf(ctx, actor);
  const seen = await seenInCrm(ctx, actor, person.crmUserId, known, byRecord);
  const records = known.flatMap((record) => {
    const view = seen?.get(keyOf(record));
    // While the CRM is away, counts are shown as the card shows its suggestions: without what only the CRM knows.
    const fields = byRecord.get(keyOf(record)) ?? [];
    const visible = view === undefined ? (seen === null ? fields : []) : fields.filter((one) => isVisible(one, view));
    const waiting = visible.reduce((sum, { count }) => sum + count, 0);
    return waiting === 0 ? [] : [{ record, title: view?.title ?? null, waiting }];
  });
  return { records, asked: asked.length };
}

interface Seen {
  readonly title: string;
  readonly access: UserAccess;
}

function isVisible({ field }: WaitingCount, { access }: Seen): boolean {
  return access.record !== 'none' && access.fields[field] !== 'none';
}

/** What the CRM says about these records and this user; records that are gone are absent. `null`: it could not be read. */
async function seenInCrm(
  ctx: Context,
  { tenantId }: PersonActor,
  crmUserId: string,
  records: readonly RecordRef[],
  byRecord: ReadonlyMap<string, readonly WaitingCount[]>,
): Promise<ReadonlyMap<string, Seen> | null> {
  if (records.length === 0) return new Map();
  try {
    const gateway = await ctx.gatewayOf(tenantId, crmOf(tenantId));
    const terms = { lane: 'interactive' as const, deadline: ctx.now().getTime() + readMs };
    const found = await snapshots(gateway, records, terms);
    const seen = new Map<string, Seen>();
    for (let start = 0; start < found.length; start += atOnce) {
      const some = found.slice(start, start + atOnce);
      const rights = await Promise.all(
        some.map(({ record }) => {
          const fields = (byRecord.get(keyOf(record)) ?? []).map(({ field }) => field);
          return gateway.userAccess(crmUserId, record, fields, terms);
        }),
      );
      some.forEach(({ record, title }, index) => {
        const access = rights[index];
        if (access !== undefined) seen.set(keyOf(record), { title, access });
      });
    }
    return seen;
  } catch (error) {
    if (!(error instanceof Fault) || !partial.has(error.code)) throw error;
    return null;
  }
}

const partial = new Set(['crm_unreachable', 'crm_rate_limited', 'crm_access_lost', 'crm_refused', 'crm_not_connected']);

async function snapshots(
  gateway: CrmGateway,
  records: readonly RecordRef[],
  terms: Parameters<CrmGateway['readRecords']>[3],
): Promise<RecordSnapshot[]> {
  const found: RecordSnapshot[] = [];
  for (const [objectType, ofType] of Map.groupBy(records, (record) => record.objectType)) {
    const ids = ofType.map(({ recordId }) => recordId);
    found.push(...(await gateway.readRecords(objectType, ids, [], terms)).values());
  }
  return found;
}

function keyOf({ crm, objectType, recordId }: RecordRef): string {
  return `${crm} ${objectType} ${recordId}`;
}
