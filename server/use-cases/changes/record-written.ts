import type { CallTerms, CrmGateway, FieldReading } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Change } from '#store/changes.ts';
import type { Context } from '../context.ts';
import { endOfWritten } from './end-of-reading.ts';
import { recordOutcomes } from './record-outcome.ts';

export interface WrittenChange {
  readonly change: Change;
  readonly field: Field;
  /** What the write's own answer says that the field holds; `undefined` where it says nothing. */
  readonly told: FieldValue | undefined;
}

interface JointWork {
  readonly ctx: Context;
  readonly held: { readonly tenantId: TenantId; readonly leaseToken: string };
  readonly gateway: CrmGateway;
  readonly looksBack: boolean;
  readonly written: readonly WrittenChange[];
}

/** What the fields hold now decides what became of the writes. A record that is gone by now is left for a closer look. */
export async function recordWritten(work: JointWork, terms: CallTerms): Promise<void> {
  const { ctx, held, written } = work;
  const readings = await readBack(work, terms);
  const outcomes = written.flatMap(({ change, field, told }) => {
    const toldReading = told === undefined ? undefined : { value: told, history: [], version: null };
    const reading = readings.get(change.record.recordId)?.[field.name] ?? toldReading;
    if (reading === undefined) return [];
    return [{ change, end: endOfWritten(field, change, reading, 1, null) }];
  });
  await recordOutcomes(ctx, held.tenantId, held.leaseToken, outcomes);
}

async function readBack({ gateway, looksBack, written }: JointWork, terms: CallTerms) {
  const unread = written.filter(({ told }) => looksBack || told === undefined);
  const [first] = unread;
  if (first === undefined) return new Map<string, Readonly<Record<string, FieldReading>>>();
  const ids = [...new Set(unread.map(({ change }) => change.record.recordId))];
  const fields = [...new Map(unread.map(({ field }) => [field.name, field])).values()];
  return gateway.readBack(first.change.record.objectType, ids, fields, terms);
}
