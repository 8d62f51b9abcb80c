import { privacyReply } from '#contract/privacy.ts';
import { readPrivacy } from '#use-cases/privacy/read-privacy.ts';
import { presentPrivacy } from '../../presenters/privacy.ts';
import { route } from '../../route.ts';

export const readPrivacyRoute = route({
  method: 'GET',
  path: '/api/privacy',
  summary: 'What is kept of people, for how long, and what was erased',
  caller: 'person',
  permission: 'privacy.read',
  reply: privacyReply,
  handle: async (ctx, actor) => presentPrivacy(await readPrivacy(ctx, actor)),
});
