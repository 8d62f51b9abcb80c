import type { InventoryReply } from '#contract/inventory.ts';
import type { DriftReply, RightsFileReply } from '#contract/rights.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

export type InventoryAgent = InventoryReply['agents'][number];
export type SuggestedField = NonNullable<InventoryAgent['fields']>[number];

export function fetchInventory(host: Host): Promise<Loaded<InventoryReply>> {
  return load(host, '/api/inventory', isInventory);
}

export function fetchDrift(host: Host): Promise<Loaded<DriftReply>> {
  return load(host, '/api/access/drift', isDrift);
}

export function fetchRightsFile(host: Host): Promise<Loaded<RightsFileReply>> {
  return load(host, '/api/access/permission-set', isRightsFile);
}

function isInventory(body: unknown): body is InventoryReply {
  return (
    isObject(body) &&
    typeof body.crmName === 'string' &&
    [body.agents, body.neverInContext, body.mayPause].every(areObjects) &&
    Array.isArray(body.agents) &&
    body.agents.every(({ fields, pauses }) => (fields === null || areObjects(fields)) && areObjects(pauses))
  );
}

function isDrift(body: unknown): body is DriftReply {
  return isObject(body) && typeof body.crmName === 'string' && areObjects(body.excess) && areObjects(body.lacking);
}

function isRightsFile(body: unknown): body is RightsFileReply {
  return isObject(body) && typeof body.content === 'string' && areObjects(body.leftOut);
}

function areObjects(list: unknown): boolean {
  return Array.isArray(list) && list.every(isObject);
}
