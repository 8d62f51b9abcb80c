import type { ExtensionEvent, FormInputValues, FormSubmitExtensionEvent } from '@hubspot/ui-extensions';
import type { SyntheticEvent } from 'react';

/** What a handler gets instead of the DOM event, which cannot be cloned into a worker: the call would be lost. */
export function plainEvent(event: SyntheticEvent): ExtensionEvent {
  return { type: event.type, bubbles: event.bubbles, timeStamp: event.timeStamp, id: crypto.randomUUID() };
}

export function plainSubmit(
  event: SyntheticEvent,
  targetValue: FormInputValues,
): FormSubmitExtensionEvent<FormInputValues> {
  return { ...plainEvent(event), targetValue };
}
