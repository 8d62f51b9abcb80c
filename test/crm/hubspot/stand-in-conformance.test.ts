import { createHubSpotGateway } from '#crm/hubspot/gateway.ts';
import { startHubSpotStandIn } from '#sandbox/hubspot/start.ts';
import { gatewayConformance } from '#test/crm/conformance.ts';
import { recordingBudget } from '#test/crm/ports.ts';
import { app, install } from '#test/sandbox/open-stand-in.ts';

gatewayConformance('HubSpot (stand-in)', async () => {
  const standIn = await startHubSpotStandIn({ ...app, rateLimit: { perTenSeconds: 10_000 }, records: {} });
  const { access_token } = await install(standIn);
  const { objectType, objectId: recordId } = standIn.flagship;
  return {
    gateway: createHubSpotGateway({
      apiUrl: standIn.url,
      accountId: String(app.portalId),
      tokens: { current: async () => access_token, renew: async () => access_token },
      budget: recordingBudget().budget,
      now: Date.now,
    }),
    record: { crm: 'hubspot', objectType, recordId },
    anotherRecordId: '500002',
    missingRecordId: '999999999',
    textField: 'hs_next_step',
    newText: 'Head of “purchasing”; é 🚀',
    refused: {
      field: 'seats_needed',
      value: '-4',
      says: 'Seats needed does not meet the validation rule MIN_NUMBER (1).',
    },
    protectedFields: ['hubspot_owner_id', 'payment_terms', 'billing_email', 'hs_deal_stage_probability'],
    protectedByCrmOnly: ['external_id', 'hs_deal_stage_probability'],
    archivedField: 'legacy_score',
    humanEdit: (id, field, value) =>
      standIn.humanEdit({ objectType, objectId: id, properties: { [field]: value }, userId: 40104 }),
    hasVersions: false,
    currency: 'USD',
    ownerName: 'Maya Lindqvist',
    misbehave: (mishap) => {
      if (mishap === 'server_error') standIn.setMishaps({ serverError: { next: 1 } });
      else if (mishap === 'silence') standIn.setMishaps({ latencyMs: 10_000 });
      else if (mishap === 'rate_limited') standIn.setMishaps({ rateLimited: { next: 50 } });
      else standIn.setMishaps({ dropReplyAfterWrite: { next: 1 } });
    },
    users: null,
    stored: async (id, field) => standIn.record(objectType, id)?.values.get(field) ?? null,
    writes: async () => standIn.counters().writes,
    close: () => standIn.close(),
  };
});
