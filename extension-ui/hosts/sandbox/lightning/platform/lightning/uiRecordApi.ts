import { type RecordUpdateDetail, recordUpdateEvent } from '../record-update-event.ts';

/** `lightning/uiRecordApi`: tells the page to read these records again. */
export async function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void> {
  const detail: RecordUpdateDetail = { recordIds: records.map(({ recordId }) => recordId) };
  window.dispatchEvent(new CustomEvent(recordUpdateEvent, { detail }));
}
