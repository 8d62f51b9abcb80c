import { dealStages } from '../catalogue/deals.ts';
import type { RecordChange } from './changes.ts';
import { factsOf } from './object-types.ts';
import type { ChangeSource, ObjectType, StoredRecord } from './record.ts';

const calculation: ChangeSource = { sourceType: 'CALCULATED', sourceId: 'CalculatedPropertyComputer' };

export function newRecord(
  objectType: ObjectType,
  id: string,
  values: Readonly<Record<string, string>>,
  source: ChangeSource,
  at: string,
): StoredRecord {
  const record: StoredRecord = {
    objectType,
    id,
    createdAt: at,
    updatedAt: at,
    archived: false,
    values: new Map(),
    history: new Map(),
  };
  const created = objectType === 'deals' && values.createdate ? values.createdate : at;
  changeValues(record, { hs_object_id: id, createdate: created, ...values }, source, at);
  return record;
}

/**
 * Sets the values, with what HubSpot calculates from them. A value equal to the present one makes no new entry in the
 * history.
 * @returns what changed; undefined when nothing did
 */
export function changeValues(
  record: StoredRecord,
  values: Readonly<Record<string, string>>,
  source: ChangeSource,
  at: string,
): RecordChange | undefined {
  const changed: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if ((record.values.get(name) ?? '') === value) continue;
    setValue(record, name, value, source, at);
    changed[name] = value;
  }
  if (Object.keys(changed).length === 0) return undefined;
  for (const [name, value] of Object.entries(calculatedFrom(record))) {
    if ((record.values.get(name) ?? '') !== value) setValue(record, name, value, calculation, at);
  }
  record.updatedAt = at;
  setValue(record, factsOf(record.objectType).modifiedProperty, at, calculation, at);
  if (source.updatedByUserId !== undefined) {
    setValue(record, 'hs_updated_by_user_id', String(source.updatedByUserId), calculation, at);
  }
  return { at, objectType: record.objectType, id: record.id, values: changed, source };
}

function setValue(record: StoredRecord, name: string, value: string, source: ChangeSource, at: string): void {
  if (value === '') record.values.delete(name);
  else record.values.set(name, value);
  const entries = record.history.get(name) ?? [];
  if (name === factsOf(record.objectType).modifiedProperty) entries.length = 0;
  entries.unshift({ value, timestamp: at, ...source });
  record.history.set(name, entries);
}

function calculatedFrom({ objectType, values }: StoredRecord): Record<string, string> {
  if (objectType === 'contacts') return contactValues(values);
  return objectType === 'deals' ? dealValues(values) : {};
}

function contactValues(values: ReadonlyMap<string, string>): Record<string, string> {
  const name = [values.get('firstname'), values.get('lastname')].filter(Boolean).join(' ');
  const email = values.get('email') ?? '';
  return { hs_full_name_or_email: name || email, hs_email_domain: email.split('@')[1] ?? '' };
}

function dealValues(values: ReadonlyMap<string, string>): Record<string, string> {
  const stage = dealStages.find(({ value }) => value === values.get('dealstage'));
  const probability = stage?.probability ?? 0;
  const amount = values.get('amount');
  const isMoney = amount !== undefined && Number.isFinite(Number(amount));
  return {
    hs_deal_stage_probability: String(probability),
    hs_is_closed: String(stage?.value.startsWith('closed') ?? false),
    hs_is_closed_won: String(stage?.value === 'closedwon'),
    amount_in_home_currency: isMoney ? amount : '',
    hs_forecast_amount: isMoney ? amount : '',
    hs_projected_amount: isMoney ? String(Number((Number(amount) * probability).toFixed(2))) : '',
  };
}
