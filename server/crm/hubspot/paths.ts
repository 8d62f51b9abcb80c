import type { HubSpotObjectType } from './object-types.ts';

/** The one dated API version that we speak. Each is supported for 18 months. */
const version = '2026-09';

export const paths = {
  oneOwner: `/crm/owners/${version}?limit=1`,
  owners: (after: string | undefined) =>
    `/crm/owners/${version}${queryText({ limit: '500', ...(after === undefined ? {} : { after }) })}`,
  /** Not dated yet in the client that HubSpot publishes. */
  teams: '/settings/v3/users/teams',
  properties: (objectType: HubSpotObjectType, archived: boolean) =>
    `/crm/properties/${version}/${objectType}?archived=${archived}`,
  propertyValidations: (typeId: string) => `/crm/property-validations/${version}/${typeId}`,
  batchRead: (objectType: HubSpotObjectType) => `/crm/objects/${version}/${objectType}/batch/read`,
  records: (objectType: HubSpotObjectType) => `/crm/objects/${version}/${objectType}`,
  record: (objectType: HubSpotObjectType, recordId: string, query: Readonly<Record<string, string>> = {}) =>
    `/crm/objects/${version}/${objectType}/${encodeURIComponent(recordId)}${queryText(query)}`,
};

function queryText(query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
