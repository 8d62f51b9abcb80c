import { z } from 'zod';
import { PageError } from '../../pages/page-error.ts';
import type { DemoPerson, PagesOptions, RecordActivity } from '../options.ts';
import type { Site } from '../site.ts';

export const transcriptSchema = z.strictObject({
  as: z.string(),
  objectType: z.string(),
  recordId: z.string(),
  title: z.string().trim().min(1).max(200),
  text: z
    .string()
    .max(200_000)
    .refine((text) => text.trim() !== '', 'The transcript is empty.'),
});

interface Given {
  objectType: string;
  recordId: string;
  title: string;
  text: string;
}

/** Adds a call to the record's timeline and lets whoever reads transcripts read it. */
export async function pasteTranscript(
  site: Site,
  { productUrl, onTranscript }: PagesOptions,
  { userId }: DemoPerson,
  { objectType, recordId, title, text }: Given,
): Promise<{ activity: RecordActivity; result: unknown }> {
  const occurredAt = site.now().toISOString();
  const activity = site.org.addActivity({ objectType, recordId, kind: 'call', title, occurredAt, text });
  if (!onTranscript) return { activity, result: null };
  const base = productUrl.replace(/\/+$/, '');
  const activityUrl = `${base}/sandbox/salesforce/lightning/r/${objectType}/${recordId}/view#activity-${activity.id}`;
  try {
    const pasted = { objectType, recordId, activityId: activity.id, title, occurredAt, text, activityUrl, userId };
    return { activity, result: (await onTranscript(pasted)) ?? null };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PageError(502, `The call is on the timeline, but the agent could not read it: ${why}`);
  }
}
