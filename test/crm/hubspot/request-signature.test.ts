import { Signature } from '@hubspot/api-client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAppendedIdentity, type SignedRequest, verifyHubSpotRequest } from '#crm/hubspot/request-signature.ts';

const nowMs = 1_790_000_000_000;
const clientSecret = 'a-secret-of-the-demo-app';
const cardUrl =
  'https://api.fieldward.example/api/review?record=7&userId=12&portalId=34&userEmail=maya%40fjordline.example&appId=56';

/** Signs as HubSpot does: over the URL in which it has already undone its list of escapes. */
function signed(request: {
  method?: string;
  url?: string;
  signedUrl?: string;
  body?: string;
  at?: string;
}): SignedRequest {
  const { method = 'POST', url = cardUrl, body = '{"a":"é"}', at = String(nowMs) } = request;
  const options = { clientSecret, requestBody: body, url: request.signedUrl ?? url.replace('%40', '@'), signature: '' };
  const signature = Signature.getSignature(method, 'v3', { ...options, timestamp: Number(at) });
  return { method, url, rawBody: Buffer.from(body), signature, timestamp: at, clientSecret, nowMs };
}

describe('a request with a HubSpot v3 signature', () => {
  it("passes when HubSpot's own library signed the same bytes", () => {
    expect(verifyHubSpotRequest(signed({}))).toMatchObject({ ok: true });
    expect(verifyHubSpotRequest(signed({ method: 'GET', body: '' }))).toMatchObject({ ok: true });
  });

  it('has exactly the listed escapes of its query undone before it is checked', () => {
    const url = 'https://a.example/x?q=%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B%20%26%25%23%3d%2540';
    const signedUrl = "https://a.example/x?q=:/?@!$'()*,;%20%26%25%23%3d%2540";
    expect(verifyHubSpotRequest(signed({ url, signedUrl }))).toMatchObject({ ok: true });
  });

  it('keeps the escapes of its path, so that one signature never fits two routes', () => {
    const request = signed({ url: 'https://a.example/x/y', signedUrl: 'https://a.example/x/y' });
    expect(verifyHubSpotRequest({ ...request, url: 'https://a.example/x%2Fy' })).toMatchObject({
      ok: false,
      reason: 'mismatch',
    });
  });

  it.each([
    ['header_missing', { signature: undefined }],
    ['header_missing', { timestamp: undefined }],
    ['timestamp_malformed', { timestamp: `${nowMs}.5` }],
    ['timestamp_malformed', { timestamp: 'NaN' }],
    ['timestamp_malformed', { timestamp: ` ${nowMs}` }],
    ['mismatch', { signature: 'short' }],
    ['mismatch', { clientSecret: 'another-secret' }],
    ['mismatch', { method: 'PUT' }],
    ['mismatch', { url: `${cardUrl}#x` }],
  ])('is refused with %s when it has %j', (reason, change) => {
    expect(verifyHubSpotRequest({ ...signed({}), ...change } as SignedRequest)).toMatchObject({ ok: false, reason });
  });

  it('passes up to five minutes before and after its time, and not a millisecond more', () => {
    const check = (at: number) => verifyHubSpotRequest(signed({ at: String(at) }));
    expect(check(nowMs - 300_000)).toMatchObject({ ok: true });
    expect(check(nowMs + 300_000)).toMatchObject({ ok: true });
    expect(check(nowMs - 300_001)).toMatchObject({ ok: false, reason: 'too_old' });
    expect(check(nowMs + 300_001)).toMatchObject({ ok: false, reason: 'in_the_future' });
  });

  it('cannot be checked with an empty secret', () => {
    expect(() => verifyHubSpotRequest({ ...signed({}), clientSecret: '' })).toThrow('secret is empty');
  });

  it('is refused after any change of a single byte of URL, body, time or signature', () => {
    const part = fc.constantFrom('url', 'rawBody', 'timestamp', 'signature');
    fc.assert(
      fc.property(part, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.string(), (name, where, change, body) => {
        const request = signed({ body: `{"x":${JSON.stringify(body)}}` });
        const bytes = Buffer.from(request[name] as string | Uint8Array);
        bytes[where % bytes.length] = (bytes[where % bytes.length] ?? 0) ^ change;
        const changed = { ...request, [name]: name === 'rawBody' ? bytes : bytes.toString('latin1') };
        expect(verifyHubSpotRequest(changed)).toMatchObject({ ok: false });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the identity that HubSpot appends', () => {
  it('is read from the signed URL', () => {
    const identity = { userId: '12', portalId: '34', userEmail: 'maya@fjordline.example', appId: '56' };
    expect(readAppendedIdentity(cardUrl)).toEqual({ ok: true, ...identity });
  });

  it.each(['userId', 'portalId', 'userEmail', 'appId'])('is refused without %s', (name) => {
    const url = cardUrl.replace(`${name}=`, 'other=');
    expect(readAppendedIdentity(url)).toMatchObject({ ok: false, reason: 'parameter_missing' });
  });

  it.each([
    'userId=99',
    'userid=99',
    'user%49d=99',
    'user%2549d=99',
    'userId%00=99',
    'userId[]=99',
    'userId%5B0%5D=99',
    'userId.x=99',
    'userId',
    '+userId=99',
    'x=1;userId=99',
    'portalId=99',
    'APPID=99',
    'userEmail=eve%40evil.example',
    '%EF%BD%95serId=99',
  ])('is refused when a second copy stands in the URL as %s, before or after', (copy) => {
    for (const url of [`${cardUrl}&${copy}`, cardUrl.replace('?', `?${copy}&`)]) {
      expect(readAppendedIdentity(url).ok).toBe(false);
    }
  });

  it.each(['userId=', 'userId=12a', 'userId=-1', 'userId=0', 'userId=1e3', 'userId=%31', 'userId=1=2'])(
    'is refused when an id is not a plain number: %s',
    (pair) => {
      const url = cardUrl.replace('userId=12', pair);
      expect(readAppendedIdentity(url)).toMatchObject({ ok: false, reason: 'parameter_malformed' });
    },
  );

  it('is refused when markup or control characters stand in the address', () => {
    for (const email of ['%3Cb%3E', 'a%0Ab', 'a'.repeat(321)]) {
      const url = cardUrl.replace('maya%40fjordline.example', email);
      expect(readAppendedIdentity(url)).toMatchObject({ ok: false, reason: 'parameter_malformed' });
    }
  });
});
