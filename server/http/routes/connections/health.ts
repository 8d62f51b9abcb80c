import {
  checkConnectionReply,
  checkConnectionRequest,
  connectionHealthReply,
  endConnectionReply,
  endConnectionRequest,
} from '#contract/connection-health.ts';
import { checkConnection } from '#use-cases/connections/check-connection.ts';
import { endConnection } from '#use-cases/connections/end-connection.ts';
import { readHealth } from '#use-cases/connections/read-health.ts';
import { presentConnectionHealth } from '../../presenters/connection-health.ts';
import { route } from '../../route.ts';

export const readConnectionRoute = route({
  method: 'GET',
  path: '/api/connection',
  summary: 'How the connection to the CRM account is doing, and what to do about it',
  caller: 'person',
  permission: 'connection.read',
  reply: connectionHealthReply,
  handle: async (ctx, actor) => presentConnectionHealth(await readHealth(ctx, actor)),
});

export const checkConnectionRoute = route({
  method: 'POST',
  path: '/api/connection/check',
  summary: 'Ask the CRM one cheap question now',
  caller: 'person',
  permission: 'connection.manage',
  body: checkConnectionRequest,
  reply: checkConnectionReply,
  handle: (ctx, actor) => checkConnection(ctx, actor),
});

export const endConnectionRoute = route({
  method: 'POST',
  path: '/api/connection/end',
  summary: 'Give every access back to the CRM and forget it; suggestions and log stay',
  caller: 'person',
  permission: 'connection.manage',
  body: endConnectionRequest,
  reply: endConnectionReply,
  handle: async (ctx, actor, { body }) => ({
    ended: true as const,
    revokedAtCrm: await endConnection(ctx, actor, body.accountId),
  }),
});
