import { isObject } from '#ui/core/read-reply.ts';

export type Crm = 'hubspot' | 'salesforce';

/** A CRM with which people can sign in here. */
export interface OfferedCrm {
  readonly crm: string;
  readonly name: string;
}

/** @param text of the page's start element, as the server wrote it */
export function readStartData(text: string): { readonly crms: readonly OfferedCrm[] } {
  const data: unknown = JSON.parse(text);
  const crms = isObject(data) && Array.isArray(data.crms) ? data.crms.filter(isOffered) : [];
  return { crms };
}

function isOffered(value: unknown): value is OfferedCrm {
  return isObject(value) && typeof value.crm === 'string' && typeof value.name === 'string';
}
