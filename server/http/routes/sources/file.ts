import { fileSourceReply, fileSourceRequest } from '#contract/source.ts';
import { fileSource } from '#use-cases/sources/file-source.ts';
import { route } from '../../route.ts';

export const fileSourceRoute = route({
  method: 'POST',
  path: '/v1/sources',
  summary: 'File a transcript, e-mail or note, so that quotes from it can be checked',
  caller: 'agent',
  permission: 'source.file',
  body: fileSourceRequest,
  reply: fileSourceReply,
  handle: (ctx, actor, { body }) =>
    fileSource(ctx, actor, {
      kind: body.kind,
      title: body.title,
      text: body.text,
      occurredAt: body.occurredAt === undefined ? null : new Date(body.occurredAt),
      // In a browser's spelling: as sent it may hold line breaks, NUL or half a character.
      url: body.url === undefined ? null : new URL(body.url).href,
      externalId: body.externalId ?? null,
      record: body.record ?? null,
    }),
});
