import { createHmac } from 'node:crypto';
import { decodeJwt, importSPKI, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { consumerSecret, now, openPages } from './open-pages.ts';

const mint = '/apex/FieldwardIdentity/mint';

describe('the Apex method of the deployed component', () => {
  it('vouches for the acting person and the record, signed with the org’s certificate and for a minute only', async () => {
    const { json, standIn, url, flagship, rep } = await openPages();
    const body = { recordId: flagship, objectApiName: 'Opportunity' };
    const answer = await json('POST', mint, body, { 'x-acting-user': rep });
    expect(answer.status).toBe(200);
    const key = await importSPKI(standIn.orgCertificate, 'RS256');
    const { payload } = await jwtVerify(answer.body, key, { audience: url, currentDate: now });
    expect(payload).toMatchObject({
      iss: standIn.organizationId,
      sub: rep,
      recordId: flagship,
      objectApiName: 'Opportunity',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  });

  it('makes another proof each time', async () => {
    const { json, flagship, rep } = await openPages();
    const body = { recordId: flagship, objectApiName: 'Opportunity' };
    const ids = await Promise.all(
      [1, 2].map(async () => decodeJwt((await json('POST', mint, body, { 'x-acting-user': rep })).body).jti),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('refuses a record that the person cannot read, and one of another object, in the class’s own words', async () => {
    const { json, flagship, rep } = await openPages();
    for (const body of [
      { recordId: '006000000000000AAA', objectApiName: 'Opportunity' },
      { recordId: flagship, objectApiName: 'Account' },
      { recordId: flagship, objectApiName: '__proto__' },
    ]) {
      const { status, body: refused } = await json('POST', mint, body, { 'x-acting-user': rep });
      const message = 'You have no access to this record, or it does not exist any more.';
      expect([status, refused]).toEqual([500, { message }]);
    }
  });

  it('vouches for nobody who is not one of the org’s people, whatever the body says', async () => {
    const { json, flagship, rep } = await openPages();
    const body = { recordId: flagship, objectApiName: 'Opportunity' };
    expect((await json('POST', mint, body)).status).toBe(400);
    expect((await json('POST', mint, body, { 'x-acting-user': '005000000000000AAA' })).status).toBe(400);
    expect((await json('POST', mint, { ...body, as: rep })).status).toBe(400);
  });
});

describe('the Canvas app on the page', () => {
  it('gets a request signed with the consumer secret, for the acting person, with the wrapper’s parameters', async () => {
    const { json, standIn, url, flagship, rep } = await openPages();
    const parameters = { recordId: flagship, objectApiName: 'Opportunity' };
    const { status, body } = await json('POST', '/canvas', { as: rep, parameters });
    expect([status, body.url]).toEqual([200, `${url}/hosts/salesforce/canvas`]);
    const [signature, envelope = ''] = String(body.signedRequest).split('.');
    expect(signature).toBe(createHmac('sha256', consumerSecret).update(envelope).digest('base64'));
    const signed = JSON.parse(Buffer.from(envelope, 'base64').toString());
    expect(signed.userId).toBe(rep);
    expect(signed.context.organization.organizationId).toBe(standIn.organizationId);
    expect(signed.context.environment.parameters).toEqual(parameters);
    expect(signed.client.oauthToken).toEqual(expect.any(String));
  });

  it('is signed for nobody else, and with no other parameters', async () => {
    const { json, flagship, rep } = await openPages();
    const parameters = { recordId: flagship, objectApiName: 'Opportunity' };
    const stranger = { as: '005000000000000AAA', parameters };
    expect((await json('POST', '/canvas', stranger)).status).toBe(400);
    const more = { as: rep, parameters: { ...parameters, userId: 'x' } };
    expect((await json('POST', '/canvas', more)).status).toBe(400);
  });

  it('goes where the app’s setting points to', async () => {
    const { json, flagship, rep } = await openPages({ canvasUrl: 'https://fieldward.example/hosts/salesforce/canvas' });
    const parameters = { recordId: flagship, objectApiName: 'Opportunity' };
    const { body } = await json('POST', '/canvas', { as: rep, parameters });
    expect(body.url).toBe('https://fieldward.example/hosts/salesforce/canvas');
  });
});
