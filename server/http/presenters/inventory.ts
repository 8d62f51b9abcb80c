import type { z } from 'zod';
import type { inventoryReply } from '#contract/inventory.ts';
import type { SuggestedField } from '#domain/inventory.ts';
import type { Inventory, InventoryAgent } from '#use-cases/privileges/read-inventory.ts';
import { presentPause } from './pause.ts';

type Reply = z.input<typeof inventoryReply>;

const reads = [
  'The sources that it hands in itself.',
  'What became of its own suggestions, with the value that was written.',
  'Names, types and options of the fields that it may suggest.',
];

export function presentInventory(inventory: Inventory): Reply {
  const { at, crm, crmName, crmMessage, version } = inventory;
  return {
    at: at.toISOString(),
    crm,
    crmName,
    crmMessage,
    version,
    agents: inventory.agents.map(presentAgent),
    neverInContext: [...inventory.secret].map(([objectType, fields]) => ({
      objectType,
      fields: fields.map(({ field, class: fieldClass }) => ({ ...nameOf(field), class: fieldClass })),
    })),
    mayPause: inventory.mayPause.map(({ name, role }) => ({ name, role })),
  };
}

function presentAgent({ agent, activity, fields, pauses }: InventoryAgent): Reply['agents'][number] {
  const { id, name, purpose, businessOwner, technicalOwner } = agent;
  return {
    id,
    name,
    purpose,
    businessOwner,
    technicalOwner,
    status: statusOf(activity?.liveKeys ?? 0, pauses),
    liveKeys: activity?.liveKeys ?? 0,
    lastUsedAt: activity?.lastUsedAt?.toISOString() ?? null,
    lastFiledHour: activity?.lastFiledHour?.toISOString() ?? null,
    reads,
    fields: fields?.map(presentField) ?? null,
    pauses: pauses.map(presentPause),
  };
}

/** Paused only when nothing of the agent goes on. */
function statusOf(liveKeys: number, pauses: InventoryAgent['pauses']): 'active' | 'paused' | 'no_key' {
  if (liveKeys === 0) return 'no_key';
  return pauses.some(({ scope }) => scope.objectType === null && scope.field === null) ? 'paused' : 'active';
}

function presentField({ field, ...standing }: SuggestedField) {
  return { objectType: field.objectType, ...nameOf(field), ...standing };
}

function nameOf({ name, label }: { readonly name: string; readonly label: string }) {
  return { name, label };
}
