/** The name of the window event by which the page hears that records were changed behind its back. */
export const recordUpdateEvent = 'lightning:record-update-available';

export interface RecordUpdateDetail {
  readonly recordIds: readonly string[];
}
