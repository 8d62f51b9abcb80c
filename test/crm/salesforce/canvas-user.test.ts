import { describe, expect, it } from 'vitest';
import { type CanvasRequest, confirmCanvasUser } from '#crm/salesforce/canvas-request.ts';
import type { ScriptedAnswer } from '#test/crm/scripted-server.ts';
import { scriptedOrg } from './scripted-org.ts';

const accountId = '00DFw0000004310MAA';
const userId = '005Fw0000000001IAA';
const told = { user_id: userId, organization_id: accountId };

async function confirm(answer: ScriptedAnswer, instanceUrl?: string) {
  const { app, url, seen } = await scriptedOrg(answer);
  const request: CanvasRequest = {
    user: { crm: 'salesforce', accountId, userId, email: 'maya@corvane.example' },
    proofId: 'canvas:1',
    oauthToken: '00D!canvas',
    instanceUrl: instanceUrl ?? url,
    record: null,
  };
  return { checked: await confirmCanvasUser(request, app), seen };
}

describe('the user of a Canvas request', () => {
  it('is confirmed by Salesforce itself, whichever length of ids it uses', async () => {
    const { checked, seen } = await confirm({ body: told });
    expect(checked).toEqual({ ok: true });
    expect(seen).toMatchObject([{ method: 'GET', path: '/services/oauth2/userinfo', token: '00D!canvas' }]);
    const short = { user_id: userId.slice(0, 15), organization_id: accountId.slice(0, 15) };
    expect((await confirm({ body: short })).checked).toEqual({ ok: true });
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['the token belongs to somebody else', { body: { ...told, user_id: '005Fw0000000002IAA' } }, 'other_user'],
    ['… in another organization', { body: { ...told, organization_id: '00DFw0000004311MAA' } }, 'other_user'],
    ['the ids are none', { body: { user_id: '', organization_id: '' } }, 'other_user'],
    ['the token has ended', { status: 403, body: 'Bad_OAuth_Token' }, 'token'],
    ['the token has ended, and yet somebody is named', { status: 401, body: told }, 'token'],
    ['nobody is named', { body: {} }, 'token'],
    ['the answer is a page', { body: '<html></html>' }, 'token'],
    ['the connection breaks', 'drop', 'unreachable'],
    ['nobody answers', 'stall', 'unreachable'],
    ['the answer leads elsewhere', { status: 302, headers: { location: '/other' }, body: told }, 'unreachable'],
    ['the answer has no end', { body: 'x'.repeat(70_000) }, 'unreachable'],
  ])('is refused when %s', async (_, answer, reason) => {
    expect((await confirm(answer)).checked).toEqual({ ok: false, reason });
  });

  it('is refused, and the token sent nowhere, when the request names an address that is not Salesforce’s', async () => {
    const other = await scriptedOrg({ body: told });
    for (const address of [other.url, 'https://evilsalesforce.com', 'http://corvane.my.salesforce.com', '']) {
      const { checked, seen } = await confirm({ body: told }, address);
      expect(checked, address).toEqual({ ok: false, reason: 'instance' });
      expect([...seen, ...other.seen]).toEqual([]);
    }
  });
});
