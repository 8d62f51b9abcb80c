import { suggestableFieldsQuery, suggestableFieldsReply } from '#contract/fields.ts';
import { suggestableFields } from '#use-cases/suggestions/suggestable-fields.ts';
import { presentField } from '../../presenters/review.ts';
import { route } from '../../route.ts';

export const listFieldsRoute = route({
  method: 'GET',
  path: '/v1/fields',
  summary: 'The fields that this agent may suggest for',
  caller: 'agent',
  permission: 'field.list',
  query: suggestableFieldsQuery,
  reply: suggestableFieldsReply,
  handle: async (ctx, actor, { query }) => ({
    fields: (await suggestableFields(ctx, actor, query)).map(({ field, impact }) => ({
      ...presentField(field),
      description: field.description,
      impact,
    })),
  }),
});
