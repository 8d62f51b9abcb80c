import { eraseReply, eraseRequest } from '#contract/privacy.ts';
import { eraseRecord } from '#use-cases/privacy/erase-record.ts';
import { route } from '../../route.ts';

export const eraseRecordRoute = route({
  method: 'POST',
  path: '/api/privacy/erasures',
  summary: 'Erase everything that is held about one record of the CRM; nobody can take that back',
  caller: 'person',
  permission: 'privacy.manage',
  body: eraseRequest,
  reply: eraseReply,
  handle: async (ctx, actor, { body }) => ({ ...(await eraseRecord(ctx, actor, body.record, 'asked')) }),
});
