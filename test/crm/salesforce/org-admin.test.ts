import { describe, expect, it } from 'vitest';
import type { Grant } from '#crm/provider.ts';
import { isOrgAdmin } from '#crm/salesforce/org-admin.ts';
import type { ScriptedAnswer } from '#test/crm/scripted-server.ts';
import { scriptedOrg } from './scripted-org.ts';

const userId = '005Fw0000000001IAA';

async function ask(answer: ScriptedAnswer, granter: string | null = userId) {
  const { app, url, seen } = await scriptedOrg(answer);
  const grant: Grant = {
    accountId: '00DFw0000004310MAA',
    apiUrl: url,
    userId: granter,
    accessToken: '00D!granter',
    refreshToken: 'r',
    expiresAt: new Date(0),
    scopes: [],
  };
  return { answered: isOrgAdmin(app, grant), seen };
}

const sets = (...granted: readonly unknown[]): ScriptedAnswer => ({
  body: { records: granted.map((PermissionsModifyAllData) => ({ PermissionsModifyAllData })) },
});
const saying = (status: number, errorCode: string): ScriptedAnswer => ({
  status,
  body: [{ errorCode, message: errorCode }],
});

describe('whoever connects an organization', () => {
  it('is its admin when one of their permission sets may modify all data, asked with their own access', async () => {
    const { answered, seen } = await ask(sets(false, true, false));
    expect(await answered).toBe(true);
    expect(seen).toMatchObject([{ method: 'GET', token: '00D!granter' }]);
    expect(new URL(seen[0]?.path ?? '', 'http://org.example').searchParams.get('q')).toContain(
      `AssigneeId = '${userId}'`,
    );
  });

  it.each<[string, ScriptedAnswer]>([
    ['none of their permission sets may', sets(false, false)],
    ['they have none', sets()],
    ['they may not read permission sets', saying(400, 'INVALID_TYPE')],
    ['the API is closed to them', saying(403, 'FUNCTIONALITY_NOT_ENABLED')],
    ['there is no such object for them', saying(404, 'NOT_FOUND')],
  ])('is not its admin when %s', async (_, answer) => {
    expect(await (await ask(answer)).answered).toBe(false);
  });

  it('is not its admin when nobody granted, and nothing is asked', async () => {
    const { answered, seen } = await ask(sets(true), null);
    expect(await answered).toBe(false);
    expect(seen).toEqual([]);
  });

  it.each<[string, ScriptedAnswer, string]>([
    [
      'the limit of calls is used up, which also comes as 403',
      saying(403, 'REQUEST_LIMIT_EXCEEDED'),
      'crm_rate_limited',
    ],
    ['it is busy, under a status of refusals', saying(403, 'TOO_MANY_APEX_REQUESTS'), 'crm_unreachable'],
    ['it is down', { status: 503, body: '<html></html>' }, 'crm_unreachable'],
    ['the connection breaks', 'drop', 'crm_unreachable'],
    ['nobody answers', 'stall', 'crm_unreachable'],
    ['the answer leads elsewhere', { status: 302, headers: { location: '/other' } }, 'crm_unreachable'],
    ['the right is told as a word', sets('true'), 'crm_unreachable'],
    ['the answer is no list', { body: { totalSize: 1 } }, 'crm_unreachable'],
    ['the session has ended', saying(401, 'INVALID_SESSION_ID'), 'crm_access_lost'],
  ])('is called neither while Salesforce does not say: %s', async (_, answer, code) => {
    await expect((await ask(answer)).answered).rejects.toMatchObject({ code });
  });
});
