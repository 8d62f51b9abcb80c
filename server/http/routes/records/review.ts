import { reviewReply } from '#contract/review.ts';
import { recordSchema } from '#contract/value.ts';
import { reviewRecord } from '#use-cases/suggestions/review-record.ts';
import { presentReview } from '../../presenters/review.ts';
import { route } from '../../route.ts';

export const reviewRoute = route({
  method: 'GET',
  path: '/api/records/:crm/:objectType/:recordId/review',
  summary: 'Everything that stands for one record, for the review card',
  caller: 'person',
  permission: 'suggestion.read',
  params: recordSchema,
  reply: reviewReply,
  handle: async (ctx, actor, { params }) => presentReview(actor, await reviewRecord(ctx, actor, params)),
});
