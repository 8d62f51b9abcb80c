import { isObject } from '#ui/core/read-reply.ts';

/** What our server wrote into this page. */
export interface StartData {
  /** Origins besides Salesforce's that may be this page's host. */
  readonly allowedOrigins: readonly string[];
  /** Only where Canvas opened the page. */
  readonly canvas: { readonly code: string; readonly recordId: unknown; readonly objectApiName: unknown } | null;
}

/** @param text of the page's start element */
export function readStartData(text: string): StartData {
  const data: unknown = JSON.parse(text);
  const { allowedOrigins, canvas } = isObject(data) ? data : {};
  return {
    allowedOrigins: Array.isArray(allowedOrigins) ? allowedOrigins.filter((one) => typeof one === 'string') : [],
    canvas:
      isObject(canvas) && typeof canvas.code === 'string'
        ? { code: canvas.code, recordId: canvas.recordId, objectApiName: canvas.objectApiName }
        : null,
  };
}
