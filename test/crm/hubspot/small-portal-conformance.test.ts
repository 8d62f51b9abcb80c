import { gatewayConformance } from '#test/crm/conformance.ts';
import { smallGateway } from './support/small-gateway.ts';

gatewayConformance('HubSpot (small portal)', async () => {
  const { gateway, portal, seen, close, clock } = await smallGateway();
  // The suite's deadlines are in real time.
  clock.ms = Date.now();
  return {
    gateway,
    record: { crm: 'hubspot', objectType: 'contacts', recordId: '101' },
    anotherRecordId: '102',
    missingRecordId: '999',
    textField: 'jobtitle',
    newText: 'Head of “purchasing”; é 🚀',
    refused: { field: 'seats_needed', value: 'many', says: 'seats_needed: "many" was not a valid number.' },
    protectedFields: ['hubspot_owner_id', 'payment_terms', 'helper', 'score'],
    protectedByCrmOnly: ['helper', 'score', 'email'],
    archivedField: 'old_note',
    stored: async (recordId, field) => portal.records.get(recordId)?.[field] || null,
    writes: async () => seen.filter(({ method }) => method === 'PATCH').length,
    close,
  };
});
