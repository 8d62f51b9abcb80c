import { z } from 'zod';
import { PageError } from '../../pages/page-error.ts';
import type { DemoPerson, PagesOptions, PastedTranscript } from '../options.ts';
import type { Portal } from '../portal.ts';
import { factsOf } from '../records/object-types.ts';
import type { Activity, StoredRecord } from '../records/record.ts';

export const transcriptSchema = z.strictObject({
  as: z.number().int(),
  objectTypeId: z.string(),
  objectId: z.string(),
  title: z.string().trim().min(1).max(200),
  text: z
    .string()
    .max(200_000)
    .refine((text) => text.trim() !== '', 'The transcript is empty.'),
});

/** Adds a call to the record's timeline and lets whoever reads transcripts read it. */
export async function pasteTranscript(
  portal: Portal,
  { productUrl, onTranscript }: PagesOptions,
  record: StoredRecord,
  person: DemoPerson,
  { title, text }: { title: string; text: string },
): Promise<{ activity: Activity; result: unknown }> {
  const activity: Activity = {
    id: portal.state.newId(),
    kind: 'call',
    title,
    occurredAt: portal.now().toISOString(),
    participants: [`${person.firstName} ${person.lastName}`],
    text,
  };
  const { objectType, id: objectId } = record;
  portal.state.commit([{ kind: 'activity', objectType, id: objectId, activity }]);
  if (!onTranscript) return { activity, result: null };
  const { typeId } = factsOf(objectType);
  const base = productUrl.replace(/\/+$/, '');
  const pasted: PastedTranscript = {
    objectTypeId: typeId,
    objectType,
    objectId,
    activityId: activity.id,
    title,
    occurredAt: activity.occurredAt,
    text,
    activityUrl: `${base}/sandbox/hubspot/record/${typeId}/${objectId}#activity-${activity.id}`,
    userId: person.userId,
  };
  try {
    return { activity, result: (await onTranscript(pasted)) ?? null };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PageError(502, `The call is on the timeline, but the agent could not read it: ${why}`);
  }
}
