import type { FieldReading } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { sameValue } from '#domain/crm/field-value.ts';
import type { Change } from '#store/changes.ts';

export interface FieldTrail {
  /** Our value stood in the field at some moment, whatever stands there now. */
  readonly landed: boolean;
  /** The value that our write replaced, where the person who approved it never saw that one. */
  readonly replacedUnseen?: FieldValue;
}

/**
 * What the field's history says about our write. No CRM call here can be made conditional, so somebody may have
 * written between our read and our write, or right after it; only the history shows that.
 * @param first the reading before anything was sent; `null` when another process took it and died
 */
export function fieldTrail(field: Field, change: Change, now: FieldReading, first: FieldReading | null): FieldTrail {
  const holds = (value: FieldValue) => (entry: { value: FieldValue }) => sameValue(field, entry.value, value);
  const isOurs = holds(change.value);
  // The CRM may have read the history a moment after the value: only what led to that value is older.
  const newest = first?.history.find(holds(first.value));
  const isOlder =
    first === null
      ? holds(change.expected)
      : (entry: { value: FieldValue; at: string }) => entry.at === newest?.at && entry.value === newest.value;
  const start = now.history.findIndex(isOlder);
  const since = start === -1 ? now.history : now.history.slice(0, start);
  const alike = since.filter(isOurs);
  // A person may have typed the very value that we wrote; where the history tells people from apps, ours is the app's.
  const entry = alike.find(({ by }) => !by.startsWith('user:')) ?? alike[0];
  if (entry === undefined) return { landed: false };
  const ours = since.indexOf(entry);
  const previous = since.slice(ours).find((older) => !isOurs(older));
  if (previous === undefined || holds(change.expected)(previous)) return { landed: true };
  return { landed: true, replacedUnseen: previous.value };
}
