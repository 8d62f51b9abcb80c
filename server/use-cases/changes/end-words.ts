import type { Fault } from '#domain/shared/fault.ts';

/** Why a change ended as it did, where the CRM has no words of its own: the same, however it was written. */
export const endWords = {
  changedBefore: 'Somebody changed this field after you looked at it.',
  changedMeanwhile: 'Somebody changed this field while it was being written.',
  notKept: 'The CRM accepted the write but still holds the earlier value.',
  recordGone: 'The record is no longer there in the CRM.',
  fieldGone: (name: string) => `The CRM no longer has a field named ${name}.`,
} as const;

/** The CRM's own words, where it had some. */
export function wordsOf(fault: Fault): string {
  const { crmMessage } = fault.facts;
  return typeof crmMessage === 'string' ? crmMessage : fault.message;
}
