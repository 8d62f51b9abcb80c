import { describe, expect, it, onTestFinished } from 'vitest';
import { NoAnswer } from '#crm/salesforce/carrier.ts';
import { askUserInfo } from '#crm/salesforce/user-info.ts';
import { type ScriptedAnswer, scriptedServer } from '#test/crm/scripted-server.ts';

const envelope = (body: string) =>
  `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
const xml = (body: string, status = 200) => ({
  status,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body: envelope(body),
});
const fault = (code: string) =>
  xml(`<soapenv:Fault><faultcode>${code}</faultcode><faultstring>words</faultstring></soapenv:Fault>`, 500);
const info = xml('<getUserInfoResponse><result><userId>005</userId></result></getUserInfoResponse>');

async function ask(answer: ScriptedAnswer, token = '00D!a<b') {
  const server = await scriptedServer(() => answer);
  onTestFinished(server.close);
  return { answered: askUserInfo(server.url, token, answer === 'stall' ? 50 : 10_000), seen: server.seen };
}

describe('the question who asks', () => {
  it('goes to SOAP with the token as its session, and its answer is read', async () => {
    const { answered, seen } = await ask(info);
    expect(await answered).toMatchObject({ status: 200, body: { result: { userId: '005' } } });
    expect(seen).toMatchObject([{ method: 'POST', path: '/services/Soap/u/66.0' }]);
    expect(seen[0]?.text).toContain('<sessionId>00D!a&lt;b</sessionId>');
  });

  it.each([
    ['sf:INVALID_SESSION_ID', 401],
    ['sf:REQUEST_LIMIT_EXCEEDED', 400],
    ['sf:API_DISABLED_FOR_ORG', 400],
  ])('tells the fault %s as REST would, with the status %i', async (code, status) => {
    const { answered } = await ask(fault(code));
    expect(await answered).toMatchObject({ status, body: [{ errorCode: code.slice(3), message: 'words' }] });
  });

  it.each<[string, ScriptedAnswer, number]>([
    ['an error page', { status: 503, headers: { 'content-type': 'text/html' }, body: '<html></html>' }, 503],
    ['a fault of nobody we know', fault('soapenv:Server'), 500],
    ['XML that does not end', { ...xml(''), body: '<a><b>' }, 200],
  ])('makes nothing up from %s', async (_, answer, status) => {
    const { answered } = await ask(answer);
    expect(await answered).toMatchObject({ status, body: null });
  });

  it.each<[string, ScriptedAnswer]>([
    ['the connection breaks', 'drop'],
    ['nobody answers in time', 'stall'],
    ['it leads elsewhere', { status: 307, headers: { location: '/other' } }],
  ])('has no answer when %s', async (_, answer) => {
    const { answered, seen } = await ask(answer);
    await expect(answered).rejects.toBeInstanceOf(NoAnswer);
    expect(seen).toHaveLength(1);
  });

  it('is not asked with a token that SOAP does not take', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { answered, seen } = await ask(info, `${part({ alg: 'RS256' })}.${part({})}.AAAA`);
    expect(await answered).toMatchObject({ status: 400 });
    expect(seen).toEqual([]);
  });
});
