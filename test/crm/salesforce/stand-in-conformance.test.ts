import { gatewayConformance } from '#test/crm/conformance.ts';
import { openOrgGateway } from './open-org-gateway.ts';

gatewayConformance('Salesforce (stand-in)', async () => {
  const { standIn, gateway, people, later } = await openOrgGateway();
  const { objectType, recordId } = standIn.flagship;
  const [another = ''] = standIn.recordIds(objectType).filter((id) => id !== recordId);
  return {
    gateway,
    record: { crm: 'salesforce', objectType, recordId },
    anotherRecordId: another,
    missingRecordId: '006Fw0000999999IAA',
    textField: 'NextStep',
    newText: 'Head of “purchasing”; é 🚀',
    refused: { field: 'Seats_Needed__c', value: '9000', says: 'Seats needed must be between 1 and 5,000.' },
    protectedFields: [
      'OwnerId',
      'Payment_Terms__c',
      'Solution_Engineer__c',
      'ExpectedRevenue',
      'SBQQ__PaymentTerms__c',
      'External_Key__c',
    ],
    protectedByCrmOnly: ['Solution_Engineer__c', 'CampaignId', 'Days_Open__c', 'External_Key__c'],
    archivedField: null,
    humanEdit: (id, field, value) => {
      later(2_000);
      standIn.humanEdit({ objectType, recordId: id, fields: { [field]: value }, userId: people.admin });
    },
    hasVersions: true,
    currency: 'USD',
    ownerName: 'Maya Lindqvist',
    misbehave: (mishap) => {
      if (mishap === 'server_error') standIn.setMishaps({ serverError: { next: 1 } });
      else if (mishap === 'silence') standIn.setMishaps({ latencyMs: 10_000 });
      else if (mishap === 'rate_limited') standIn.setMishaps({ rateLimited: { next: 50 } });
      else standIn.setMishaps({ dropReplyAfterWrite: { next: 1 } });
    },
    users: { editor: people.rep, reader: people.otherRep },
    stored: async (id, field) => (standIn.record(objectType, id)?.fields[field] as string | null) ?? null,
    writes: async () => standIn.counters().writes,
    close: () => standIn.close(),
  };
});
