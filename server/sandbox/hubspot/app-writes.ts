import { accidentalEdit, settled } from './human-edits.ts';
import type { Portal } from './portal.ts';
import { presentRecord, type SimplePublicObject } from './records/present-record.ts';
import type { ChangeSource, ObjectType, StoredRecord } from './records/record.ts';
import { acceptedValues } from './records/write-values.ts';

const noRights = { sensitive: false };

/** Properties of few enough that a colleague can be thought to look at them. */
const attentionMax = 5;

/**
 * The reply already holds the values from before, so for the caller the edit happens right after its read.
 * @param names what the read asked for
 */
export function editAfterRead(portal: Portal, records: readonly StoredRecord[], names: readonly string[]): void {
  const mishap = portal.mishaps.settings.humanEditBetweenReadAndWrite;
  const asked = [...new Set(names)].filter((name) => !settled.has(name));
  if (mishap === null || mishap.at === 'write' || asked.length > attentionMax || records.length === 0) return;
  accident(portal, portal.mishaps.random.pick(records), asked);
}

function editBeforeWrite(portal: Portal, record: StoredRecord, names: readonly string[]): void {
  if (portal.mishaps.settings.humanEditBetweenReadAndWrite?.at === 'write') accident(portal, record, names);
}

function accident(portal: Portal, record: StoredRecord, names: readonly string[]): void {
  const edit = accidentalEdit(portal.state, record, names, portal.mishaps.random);
  if (!edit || !portal.mishaps.strikes('humanEditBetweenReadAndWrite')) return;
  portal.humanEdit(edit);
  portal.mishaps.counters.humanEdits += 1;
}

export interface RecordUpdate {
  record: StoredRecord;
  properties: Record<string, string>;
  traceId: string | undefined;
}

/** All or none. @throws ApiError when any value is refused */
export function updateRecords(portal: Portal, updates: readonly RecordUpdate[]): SimplePublicObject[] {
  const { state } = portal;
  const accepted = () =>
    updates.map((update) => ({
      ...update,
      values: acceptedValues(state, update.record.objectType, update.properties, update.record, noRights),
    }));
  const first = accepted();
  for (const { record, values } of first) editBeforeWrite(portal, record, Object.keys(values));
  const at = portal.now().toISOString();
  // Once more: an edit in between may have taken a unique value, or changed the set that a value adds to.
  const entries = accepted().map(({ record: { objectType, id }, values }) => {
    return { kind: 'write' as const, at, objectType, id, values, source: appSource(portal) };
  });
  state.commit(entries);
  portal.mishaps.counters.recordsWritten += updates.length;
  return updates.map(({ record, properties, traceId }) => ({
    ...presentRecord(state, record, { properties: Object.keys(properties) }, portal.url),
    ...(traceId === undefined ? {} : { objectWriteTraceId: traceId }),
  }));
}

/** All or none. @throws ApiError when any value is refused */
export function makeRecords(
  portal: Portal,
  objectType: ObjectType,
  given: readonly Record<string, string>[],
): SimplePublicObject[] {
  const { state } = portal;
  const accepted = given.map((properties) => acceptedValues(state, objectType, properties, undefined, noRights));
  const at = portal.now().toISOString();
  const entries = accepted.map((values) => {
    return { kind: 'create' as const, at, objectType, id: state.newId(), values, source: appSource(portal) };
  });
  state.commit(entries);
  portal.mishaps.counters.recordsWritten += entries.length;
  return entries.map(({ id, values }) => {
    const record = state.record(objectType, id);
    if (!record) throw new Error(`the new ${objectType} record ${id} is missing`);
    return presentRecord(state, record, { properties: Object.keys(values) }, portal.url);
  });
}

export function archiveRecords(portal: Portal, objectType: ObjectType, ids: readonly string[]): void {
  const at = portal.now().toISOString();
  portal.state.commit(ids.map((id) => ({ kind: 'archive', at, objectType, id })));
}

function appSource({ app }: Portal): ChangeSource {
  return { sourceType: 'INTEGRATION', sourceId: String(app.appId), sourceLabel: app.appName };
}
