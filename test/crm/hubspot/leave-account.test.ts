import { afterEach, describe, expect, it } from 'vitest';
import { leaveAccount } from '#crm/hubspot/leave-account.ts';
import { type ScriptedAnswer, scriptedServer } from '#test/crm/scripted-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const standing = { accessToken: 'access-1', refreshToken: 'refresh-1' };
const renewed = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 1_800, hub_id: 34 };

/** Leaves an account whose three endpoints answer so, and tells what they were asked. */
async function leave(answers: { uninstall: ScriptedAnswer[]; token?: ScriptedAnswer; revoke?: ScriptedAnswer }) {
  const uninstall = [...answers.uninstall];
  const server = await scriptedServer(({ method, path }) => {
    if (method === 'DELETE') return uninstall.shift() ?? { status: 500 };
    return (path.endsWith('/revoke') ? answers.revoke : answers.token) ?? { status: 204 };
  });
  closers.push(server.close);
  const app = {
    apiUrl: server.url,
    authorizePage: 'https://app.hubspot.com/oauth/authorize',
    clientId: 'the client',
    clientSecret: 'the secret',
    scopes: ['oauth'],
    now: () => 1_000_000,
    timeoutMs: 5_000,
  };
  const outcome = await leaveAccount(app, standing).then(
    () => 'left',
    (error: unknown) => (error as { code?: string }).code,
  );
  const asked = server.seen.map(({ method, path, text }) => {
    const token = new URLSearchParams(text).get('token');
    return [method, path, token].filter(Boolean).join(' ');
  });
  return { outcome, asked };
}

const uninstalls = 'DELETE /appinstalls/2026-03/external-install';
const revokes = 'POST /oauth/2026-03/token/revoke';

describe('leaving a HubSpot account', () => {
  it('uninstalls the app and gives the refresh token back, with no token in an address', async () => {
    const { outcome, asked } = await leave({ uninstall: [{ status: 204 }] });
    expect(outcome).toBe('left');
    expect(asked).toEqual([uninstalls, `${revokes} refresh-1`]);
  });

  it('asks for a fresh token where the one at hand has ended', async () => {
    const { outcome, asked } = await leave({ uninstall: [{ status: 401 }, { status: 204 }], token: { body: renewed } });
    expect(outcome).toBe('left');
    expect(asked).toEqual([uninstalls, 'POST /oauth/2026-03/token', uninstalls, `${revokes} refresh-2`]);
  });

  it('counts an account that has uninstalled the app itself as left', async () => {
    const gone = { status: 400, body: { status: 'BAD_REFRESH_TOKEN', error: 'invalid_grant' } };
    expect((await leave({ uninstall: [{ status: 401 }], token: gone, revoke: gone })).outcome).toBe('left');
  });

  it('counts one whose app is uninstalled as left also when the token was gone with it', async () => {
    const gone = { status: 400, body: { error: 'something new' } };
    expect((await leave({ uninstall: [{ status: 204 }], revoke: gone })).outcome).toBe('left');
  });

  it.each([
    ['does not answer in words', { uninstall: [{ status: 500 }] }, 'refresh-1'],
    [
      'refuses a fresh token too',
      { uninstall: [{ status: 401 }, { status: 401 }], token: { body: renewed } },
      'refresh-2',
    ],
    [
      'does not know our app',
      { uninstall: [{ status: 401 }], token: { status: 400, body: { error: 'invalid_client' } } },
      'refresh-1',
    ],
  ])('says so where HubSpot %s, and gives the token back all the same', async (_, answers, token) => {
    const { outcome, asked } = await leave(answers);
    expect(outcome).toBe('crm_unreachable');
    expect(asked.at(-1)).toBe(`${revokes} ${token}`);
  });
});
