import { personParams, signOutReply, signOutRequest } from '#contract/person.ts';
import type { PersonId } from '#domain/shared/ids.ts';
import { signOut } from '#use-cases/people/sign-out.ts';
import { route } from '../../route.ts';

export const signOutRoute = route({
  method: 'POST',
  path: '/api/people/:personId/sign-out',
  summary: 'End every session of somebody, in every process at once',
  caller: 'person',
  permission: 'person.manage',
  params: personParams,
  body: signOutRequest,
  reply: signOutReply,
  handle: async (ctx, actor, { params }) => ({ ended: await signOut(ctx, actor, params.personId as PersonId) }),
});

export const signOutMyselfRoute = route({
  method: 'POST',
  path: '/api/people/me/sign-out',
  summary: 'End every session of your own, this one included',
  caller: 'person',
  permission: 'session.own',
  body: signOutRequest,
  reply: signOutReply,
  handle: async (ctx, actor) => ({ ended: await signOut(ctx, actor, actor.personId) }),
});
