import { settingsReply } from '#contract/settings.ts';
import { readSettings } from '#use-cases/settings/read-settings.ts';
import { presentSettings } from '../../presenters/settings.ts';
import { route } from '../../route.ts';

export const readSettingsRoute = route({
  method: 'GET',
  path: '/api/settings',
  summary: 'Connection, allowlist, agents and pauses, for the settings screen',
  caller: 'person',
  permission: 'policy.read',
  reply: settingsReply,
  handle: async (ctx, actor) => presentSettings(await readSettings(ctx, actor), ctx.now()),
});
