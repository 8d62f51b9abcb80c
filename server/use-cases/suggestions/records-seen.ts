import type { UserAccess } from '#crm/gateway.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import type { Context } from '../context.ts';

export interface SeenRecord {
  readonly title: string;
  /** ISO 4217: in which its amounts are counted, where the CRM says so. */
  readonly currency: string | null;
  readonly access: UserAccess;
}

/** The longest that a list waits for the CRM before it is answered without what only the CRM knows. */
const readMs = 6_000;

/**
 * What the CRM calls these records and what this user may do there, by `keyOf`; a record that is gone is absent. At most
 * 200 records of one object.
 * @returns `null` when the CRM could not be read
 */
export async function recordsSeen(
  ctx: Context,
  tenantId: TenantId,
  crmUserId: string,
  places: readonly { readonly record: RecordRef; readonly field: string }[],
): Promise<ReadonlyMap<string, SeenRecord> | null> {
  const seen = new Map<string, SeenRecord>();
  if (places.length === 0) return seen;
  try {
    const gateway = await ctx.gatewayOf(tenantId, crmOf(tenantId));
    const terms = { lane: 'interactive' as const, deadline: ctx.now().getTime() + readMs };
    for (const [objectType, ofType] of Map.groupBy(places, ({ record }) => record.objectType)) {
      const ids = [...new Set(ofType.map(({ record }) => record.recordId))];
      const fields = [...new Set(ofType.map(({ field }) => field))];
      const [found, rights] = await Promise.all([
        gateway.readRecords(objectType, ids, [], terms),
        gateway.userAccessTo(crmUserId, objectType, ids, fields, terms),
      ]);
      for (const [id, { record, title, currency }] of found) {
        const access = rights.get(id);
        if (access !== undefined) seen.set(keyOf(record), { title, currency, access });
      }
    }
    return seen;
  } catch (error) {
    if (error instanceof Fault && crmIsAway(error)) return null;
    throw error;
  }
}

const away = new Set(['crm_unreachable', 'crm_rate_limited', 'crm_access_lost', 'crm_refused', 'crm_not_connected']);

/** Whether a list is answered without what only the CRM knows, rather than not at all. */
export function crmIsAway({ code }: Fault): boolean {
  return away.has(code);
}

export function keyOf({ crm, objectType, recordId }: RecordRef): string {
  return `${crm} ${objectType} ${recordId}`;
}
