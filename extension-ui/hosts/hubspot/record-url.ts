/** Where HubSpot shows a record. HubSpot itself sends the browser on to the region in which the account lives. */
export function recordUrl(portalId: number, objectTypeId: string, recordId: string): string {
  const place = [portalId, 'record', objectTypeId, recordId].map((part) => encodeURIComponent(part)).join('/');
  return `https://app.hubspot.com/contacts/${place}`;
}
