const names: Record<string, string> = { '0-1': 'contacts', '0-2': 'companies', '0-3': 'deals', '0-5': 'tickets' };

/** The name that HubSpot's API and our wire use for an object type id; an unknown id stands for itself. */
export function objectTypeName(objectTypeId: string): string {
  return names[objectTypeId] ?? objectTypeId;
}
