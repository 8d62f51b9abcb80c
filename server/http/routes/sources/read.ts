import { z } from 'zod';
import { sourceReply } from '#contract/source.ts';
import { idSchema } from '#contract/value.ts';
import type { SourceId } from '#domain/shared/ids.ts';
import { readSource } from '#use-cases/sources/read-source.ts';
import { route } from '../../route.ts';

export const readSourceRoute = route({
  method: 'GET',
  path: '/api/sources/:id',
  summary: 'The text that an agent quoted from',
  caller: 'person',
  permission: 'source.read',
  params: z.strictObject({ id: idSchema('src') }),
  reply: sourceReply,
  handle: async (ctx, actor, { params }) => {
    const source = await readSource(ctx, actor, params.id as SourceId);
    const { id, kind, title, text, url } = source;
    return { id, kind, title, text, url, occurredAt: source.occurredAt?.toISOString() ?? null };
  },
});
