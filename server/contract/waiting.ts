import { z } from 'zod';
import { recordSchema } from './value.ts';

export const waitingRecordsMax = 100;

/** POST /api/records/waiting: which of these records have suggestions that wait for a person. */
export const waitingRequest = z.strictObject({
  records: z.array(recordSchema).min(1).max(waitingRecordsMax),
});

const waitingRecord = z.object({
  ...recordSchema.shape,
  /** What people call the record; `null` when the CRM could not be read. */
  title: z.string().nullable(),
  /** How many wait that this person may see in the CRM, suspicious ones included. */
  waiting: z.int(),
});

/** Only records with something waiting, in the order of the request, each once. */
export const waitingReply = z.object({
  records: z.array(waitingRecord),
  /** How many different records were asked about. */
  asked: z.int(),
  /** Whether this person may approve what waits on them as a batch. */
  mayApproveTogether: z.boolean(),
});
export type WaitingReply = z.infer<typeof waitingReply>;
