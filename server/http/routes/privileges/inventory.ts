import { inventoryReply } from '#contract/inventory.ts';
import { readInventory } from '#use-cases/privileges/read-inventory.ts';
import { presentInventory } from '../../presenters/inventory.ts';
import { route } from '../../route.ts';

export const readInventoryRoute = route({
  method: 'GET',
  path: '/api/inventory',
  summary: 'What every agent can do today, what of it customers see or is hard to undo, and who answers for it',
  caller: 'person',
  permission: 'agent.read',
  reply: inventoryReply,
  handle: async (ctx, actor) => presentInventory(await readInventory(ctx, actor)),
});
