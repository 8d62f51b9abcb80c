import type { FieldReading } from '#crm/gateway.ts';
import type { Field } from '#domain/crm/field.ts';
import { sameValue } from '#domain/crm/field-value.ts';
import type { Change } from '#store/changes.ts';
import { endWords } from './end-words.ts';
import { fieldTrail } from './field-trail.ts';
import type { ChangeEnd } from './record-outcome.ts';

/**
 * What a fresh reading means for this change; `null` when the field still holds what the person saw.
 * @param first the reading before anything was sent, if this process took it
 */
export function endOfReading(
  field: Field,
  change: Change,
  reading: FieldReading,
  attempts: number,
  first: FieldReading | null,
): ChangeEnd | null {
  const wrote = attempts > 0;
  const { landed, ...replaced } = wrote ? fieldTrail(field, change, reading, first) : { landed: false };
  if (sameValue(field, reading.value, change.value)) return { state: 'applied', message: null, wrote, ...replaced };
  if (sameValue(field, reading.value, change.expected)) {
    if (!landed) return null;
    // Writing again would undo what a person, or a rule of the CRM, just did on purpose.
    const message = 'The value was written, and somebody or something put the earlier one back at once.';
    return { state: 'failed', message, wrote, ...replaced };
  }
  const message = wrote ? endWords.changedMeanwhile : endWords.changedBefore;
  return { state: 'conflicted', message, found: reading.value, wrote, ...replaced };
}

/** The same right after a write that the CRM took: still the earlier value then means that it was not kept. */
export function endOfWritten(
  field: Field,
  change: Change,
  reading: FieldReading,
  attempts: number,
  first: FieldReading | null,
): ChangeEnd {
  const notKept = { state: 'failed', message: endWords.notKept, wrote: true } as const;
  return endOfReading(field, change, reading, attempts, first) ?? notKept;
}
