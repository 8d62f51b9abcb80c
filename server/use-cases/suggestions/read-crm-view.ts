import type { CrmGateway, UserAccess } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { ClassKnowledge } from '#domain/crm/field-class.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Context } from '../context.ts';

/** What the CRM says about one record now. Unreachable is an answer too: suggestions are then shown without values. */
export interface CrmView {
  readonly reachable: boolean;
  readonly message: string | null;
  /** The CRM answered, and there is no such record. */
  readonly missing: boolean;
  readonly title: string | null;
  /** ISO 4217: in which the record's amounts are counted, where the CRM says. */
  readonly currency: string | null;
  readonly fields: ReadonlyMap<string, Field>;
  readonly values: ReadonlyMap<string, FieldValue>;
  /** Of fields that rules look at; one that is not in it is not known. Shown to nobody. */
  readonly ruledValues: Readonly<Record<string, FieldValue>>;
  readonly knowledge: ClassKnowledge | null;
  /** What the person who looks may do there. */
  readonly access: UserAccess;
}

/** The longest that a card waits for the CRM before it is drawn without present values. */
const readMs = 6_000;

export async function readCrmView(
  ctx: Context,
  tenantId: TenantId,
  ref: RecordRef,
  crmUserId: string,
  asked: {
    readonly values: readonly string[];
    /** Fields whose values rules look at; one that the CRM does not have is left out. */
    readonly ruled: readonly string[];
    readonly access: readonly string[];
  },
): Promise<CrmView> {
  let gateway: CrmGateway | null = null;
  let access: UserAccess | null = null;
  try {
    gateway = await ctx.gatewayOf(tenantId, ref.crm);
    const terms = { lane: 'interactive' as const, deadline: ctx.now().getTime() + readMs };
    const names = [...new Set(asked.values)];
    const readings = Promise.all([
      gateway.fields(ref.objectType, terms),
      gateway.readRecords(ref.objectType, [ref.recordId], [...new Set([...names, ...asked.ruled])], terms),
    ]);
    // Asked at the same time as the rights, and without them of no use: then nobody hears how these ended.
    readings.catch(() => {});
    access = await gateway.userAccess(crmUserId, ref, [...new Set(asked.access)], terms);
    const [fields, records] = await readings;
    const record = records.get(ref.recordId);
    const there = new Map(fields.map((field) => [field.name, field]));
    const ruled = asked.ruled.filter((name) => there.get(name)?.archived === false);
    return {
      reachable: true,
      message: null,
      missing: record === undefined,
      title: record?.title ?? null,
      currency: record?.currency ?? null,
      fields: there,
      values: new Map(names.map((name) => [name, record?.values[name] ?? null])),
      ruledValues: Object.fromEntries(ruled.map((name) => [name, record?.values[name] ?? null])),
      knowledge: gateway.knowledge,
      access,
    };
  } catch (error) {
    // Where the CRM could not say what this person may see, nothing is shown: an outage opens no record to anybody.
    if (!(error instanceof Fault) || !partial.has(error.code) || access === null) throw error;
    return {
      reachable: false,
      message: error.message,
      missing: false,
      title: null,
      currency: null,
      fields: new Map(),
      values: new Map(),
      ruledValues: {},
      knowledge: gateway?.knowledge ?? null,
      access,
    };
  }
}

const partial = new Set(['crm_unreachable', 'crm_rate_limited', 'crm_access_lost', 'crm_refused']);
