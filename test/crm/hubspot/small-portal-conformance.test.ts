import { gatewayConformance } from '#test/crm/conformance.ts';
import { smallGateway } from './support/small-gateway.ts';

gatewayConformance('HubSpot (small portal)', async () => {
  const { gateway, portal, seen, close, clock, mishaps } = await smallGateway();
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
    humanEdit: (recordId, field, value) => void Object.assign(portal.records.get(recordId) ?? {}, { [field]: value }),
    hasVersions: false,
    currency: null,
    ownerName: 'Ida Brandt',
    misbehave: (mishap) => {
      if (mishap === 'server_error') mishaps.push(() => ({ status: 502 }));
      else if (mishap === 'silence') mishaps.push(...Array.from({ length: 50 }, () => () => 'stall' as const));
      else if (mishap === 'rate_limited') {
        mishaps.push(...Array.from({ length: 50 }, () => () => ({ status: 429, headers: { 'retry-after': '10' } })));
      } else {
        mishaps.push((request) => {
          if (request.method !== 'PATCH') return undefined;
          portal.answer(request);
          return 'drop';
        });
      }
    },
    users: null,
    stored: async (recordId, field) => portal.records.get(recordId)?.[field] || null,
    writes: async () => seen.filter(({ method }) => method === 'PATCH').length,
    close,
  };
});
