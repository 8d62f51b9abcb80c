import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { isTrustedInstance } from '#crm/salesforce/app.ts';
import { verifyCanvasRequest } from '#crm/salesforce/canvas-request.ts';
import { verifyHostToken } from '#crm/salesforce/host-token.ts';
import { recordIdOf } from '#crm/salesforce/record-id.ts';

const organization = '00DFw0000004310MAA';
const user = '005Fw0000000001IAA';
const now = new Date('2026-11-23T09:00:00Z');
const seconds = Math.floor(now.getTime() / 1000);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const options = { audience: 'https://fieldward.example', publicKeysOf: async () => [pem], now };

const sign = (claims: Record<string, unknown>) =>
  new SignJWT({
    iss: organization,
    sub: user,
    aud: options.audience,
    iat: seconds,
    exp: seconds + 60,
    jti: 'jti-0001',
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(privateKey);

describe('a record id', () => {
  it('is read in 15 and in 18 characters, and in no other way', () => {
    expect(recordIdOf('006Fw0000500001')).toBe('006Fw0000500001IAA');
    expect(recordIdOf('006Fw0000500001IAA')).toBe('006Fw0000500001IAA');
    // The last three characters tell which letters are capitals.
    expect(recordIdOf('006fw0000500001IAA')).toBeNull();
    for (const text of ['', '006', "006Fw0000500001' OR", '006Fw0000500001IAA ', '../../x'])
      expect(recordIdOf(text)).toBeNull();
  });

  it('is never anything that could leave a query or a path', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const id = recordIdOf(text);
        if (id !== null) expect(id).toMatch(/^[A-Za-z0-9]{18}$/);
      }),
    );
  });
});

describe('an address of an organization', () => {
  const trusted = (address: string) => isTrustedInstance({ loginUrl: 'https://login.salesforce.com' }, address);

  it('is trusted below Salesforce’s own names only', () => {
    expect(trusted('https://corvane.my.salesforce.com')).toBe(true);
    expect(trusted('https://corvane--uat.sandbox.my.salesforce.com')).toBe(true);
    for (const address of [
      'http://corvane.my.salesforce.com',
      'https://salesforce.com.evil.example',
      'https://evilsalesforce.com',
      'https://corvane.my.salesforce.com@evil.example',
      'https://user:pass@corvane.my.salesforce.com',
      'https://corvane.my.salesforce.com:8443',
      'https://corvane.my.salesforce.com?x=1',
      'ftp://corvane.my.salesforce.com',
      'corvane',
    ]) {
      expect(trusted(address), address).toBe(false);
    }
  });
});

describe('a token of an organization’s Apex code', () => {
  it('vouches for one user', async () => {
    expect(await verifyHostToken(await sign({ email: 'maya@corvane.example' }), options)).toEqual({
      ok: true,
      user: { crm: 'salesforce', accountId: organization, userId: user, email: 'maya@corvane.example' },
      proofId: 'jwt:jti-0001',
      expiresAt: new Date((seconds + 90) * 1000),
    });
  });

  it.each([
    ['another audience', { aud: 'https://elsewhere.example' }],
    ['an old one', { iat: seconds - 200, exp: seconds - 140 }],
    ['one from the future', { iat: seconds + 300, exp: seconds + 360 }],
    ['a life of a day', { exp: seconds + 86_400 }],
    ['no id of its own', { jti: undefined }],
    ['a user that is none', { sub: '001Fw0000000001IAA' }],
    ['an organization that is none', { iss: 'https://login.salesforce.com' }],
  ])('is refused: %s', async (_, claims) => {
    expect(await verifyHostToken(await sign(claims), options)).toMatchObject({ ok: false });
  });

  it('is refused for an organization without certificates, and whatever single character is changed', async () => {
    const token = await sign({});
    expect(await verifyHostToken(token, { ...options, publicKeysOf: async () => [] })).toMatchObject({ ok: false });
    const [header = '', payload = '', signature = ''] = token.split('.');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(header.length + payload.length),
        fc.constantFrom('A', 'b', '9', '-'),
        async (at, sign) => {
          // Not in the signature: its last character has bits that mean nothing.
          const text = `${header}.${payload}`;
          if (text[at] === sign || text[at] === '.') return;
          const changed = `${text.slice(0, at)}${sign}${text.slice(at + 1)}.${signature}`;
          expect((await verifyHostToken(changed, options)).ok).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is refused, never thrown at, whatever JSON stands where the organization should', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const issuers = fc.oneof(fc.jsonValue(), fc.constantFrom(123456789012345, [organization], { organization }));
    await fc.assert(
      fc.asyncProperty(issuers, async (iss) => {
        const token = `${part({ alg: 'RS256' })}.${part({ iss })}.AAAA`;
        expect((await verifyHostToken(token, options)).ok).toBe(false);
      }),
    );
    const numbered = `${part({ alg: 'RS256' })}.${part({ iss: 123456789012345 })}.AAAA`;
    expect(await verifyHostToken(numbered, options)).toEqual({ ok: false, reason: 'issuer' });
  });

  it('is refused, never thrown at, for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
        expect((await verifyHostToken(text, options)).ok).toBe(false);
      }),
    );
  });
});

describe('a Canvas request', () => {
  const consumerSecret = 'the consumer secret';
  const envelope = {
    algorithm: 'HMACSHA256',
    issuedAt: null,
    client: { instanceUrl: 'https://corvane.my.salesforce.com', oauthToken: '00D!token' },
    context: {
      user: { userId: user, email: 'maya@corvane.example' },
      organization: { organizationId: organization },
      environment: { parameters: { recordId: '006Fw0000500001', objectApiName: 'Opportunity' } },
    },
  };
  const signed = (content: unknown, secret = consumerSecret) => {
    const encoded = Buffer.from(JSON.stringify(content)).toString('base64');
    return `${createHmac('sha256', secret).update(encoded).digest('base64')}.${encoded}`;
  };
  const check = (request: string) => verifyCanvasRequest(request, { consumerSecret });

  it('says who looks, and on which record the page says it is', () => {
    expect(check(signed(envelope))).toMatchObject({
      ok: true,
      user: { accountId: organization, userId: user },
      record: { recordId: '006Fw0000500001IAA', objectApiName: 'Opportunity' },
    });
  });

  it('is refused with another secret, another algorithm, or a record or identity that is none', () => {
    expect(check(signed(envelope, 'another'))).toEqual({ ok: false, reason: 'signature' });
    expect(check(signed({ ...envelope, algorithm: 'none' }))).toEqual({ ok: false, reason: 'algorithm' });
    const context = { ...envelope.context, user: { userId: 'nobody' } };
    expect(check(signed({ ...envelope, context }))).toEqual({ ok: false, reason: 'identity' });
    const parameters = { recordId: "006' OR", objectApiName: 'Opportunity' };
    const odd = { ...envelope, context: { ...envelope.context, environment: { parameters } } };
    expect(check(signed(odd))).toMatchObject({ ok: true, record: null });
  });

  it('is refused, never thrown at, for any text and any change of the envelope', () => {
    const [signature = '', encoded = ''] = signed(envelope).split('.');
    fc.assert(
      fc.property(fc.nat(encoded.length - 1), fc.constantFrom('A', 'b', '9', '+'), (at, sign) => {
        if (encoded[at] === sign) return;
        expect(check(`${signature}.${encoded.slice(0, at)}${sign}${encoded.slice(at + 1)}`).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(check(text).ok).toBe(false);
      }),
    );
    expect(check(`${'A'.repeat(70_000)}.x`)).toEqual({ ok: false, reason: 'too_long' });
  });
});
