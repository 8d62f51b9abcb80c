import { waitingReply, waitingRequest } from '#contract/waiting.ts';
import { waitingOnRecords } from '#use-cases/suggestions/waiting-on-records.ts';
import { route } from '../../route.ts';

export const waitingRoute = route({
  method: 'POST',
  path: '/api/records/waiting',
  summary: 'Which of up to 100 records have suggestions waiting, and how many',
  caller: 'person',
  permission: 'suggestion.read',
  body: waitingRequest,
  reply: waitingReply,
  handle: async (ctx, actor, { body }) => {
    const { records, asked, mayApproveTogether } = await waitingOnRecords(ctx, actor, body.records);
    return {
      asked,
      mayApproveTogether,
      records: records.map(({ record, title, waiting }) => ({
        crm: record.crm as 'hubspot' | 'salesforce',
        objectType: record.objectType,
        recordId: record.recordId,
        title,
        waiting,
      })),
    };
  },
});
