import { type InventoryReply, inventoryReply } from '#contract/inventory.ts';
import { type DriftReply, driftReply } from '#contract/rights.ts';
import { agentId } from './make-settings.ts';

type InventoryAgent = InventoryReply['agents'][number];
export type InventoryField = NonNullable<InventoryAgent['fields']>[number];

export function makeInventoryField(parts: Partial<InventoryField> = {}): InventoryField {
  return {
    objectType: 'deals',
    name: 'amount',
    label: 'Amount',
    standing: 'review',
    paused: false,
    sensitive: false,
    customerSees: null,
    hardToUndo: null,
    ...parts,
  };
}

export function makeInventory(
  agent: Partial<InventoryAgent> = {},
  parts: Partial<InventoryReply> = {},
): InventoryReply {
  return inventoryReply.parse({
    at: '2026-11-24T09:00:00.000Z',
    crm: 'hubspot',
    crmName: 'HubSpot',
    crmMessage: null,
    version: 3,
    agents: [
      {
        id: agentId(1),
        name: 'Call notes',
        purpose: 'Reads calls.',
        businessOwner: 'Sales operations',
        technicalOwner: 'Platform team',
        status: 'active',
        liveKeys: 1,
        lastUsedAt: null,
        lastFiledHour: null,
        reads: ['Its own sources.'],
        fields: [makeInventoryField()],
        pauses: [],
        ...agent,
      },
    ],
    neverInContext: [{ objectType: 'deals', fields: [{ name: 'iban', label: 'IBAN', class: 'billing' }] }],
    mayPause: [{ name: 'Ruth Abernathy', role: 'admin' }],
    ...parts,
  });
}

export function makeDrift(parts: Partial<DriftReply> = {}): DriftReply {
  return driftReply.parse({
    at: '2026-11-24T09:00:00.000Z',
    crm: 'salesforce',
    crmName: 'Salesforce',
    version: 3,
    excess: [],
    lacking: [],
    scopes: null,
    ...parts,
  });
}
