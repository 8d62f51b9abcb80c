import type { InventoryReply } from '#contract/inventory.ts';
import { csvOf } from './csv.ts';

const head = [
  'agent',
  'business owner',
  'technical owner',
  'status',
  'last used',
  'object',
  'field',
  'label',
  'needs',
  'paused',
  'sensitive',
  'customers see it',
  'hard to undo',
];

/** One row for each field that an agent may suggest, for a spreadsheet (RFC 4180). */
export function inventoryCsv({ agents }: InventoryReply): string {
  const rows = agents.flatMap((agent) => {
    const { name, businessOwner, technicalOwner, status, lastUsedAt } = agent;
    const own = [name, businessOwner, technicalOwner, status, lastUsedAt ?? 'never'];
    if (agent.fields === null || agent.fields.length === 0) return [own];
    return agent.fields.map((field) => [
      ...own,
      field.objectType,
      field.name,
      field.label,
      field.standing,
      field.paused ? 'yes' : 'no',
      field.sensitive ? 'yes' : 'no',
      field.customerSees ?? '',
      field.hardToUndo ?? '',
    ]);
  });
  return csvOf([head, ...rows]);
}
