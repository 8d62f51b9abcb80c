import { request } from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPages } from './open-pages.ts';

describe('the Lightning page', () => {
  it('opens on the flagship and serves page, scripts and component', async () => {
    const { url, flagship } = await openPages();
    const base = `${url}/sandbox/salesforce`;
    const home = await fetch(`${base}/`, { redirect: 'manual' });
    const view = `/sandbox/salesforce/lightning/r/Opportunity/${flagship}/view`;
    expect([home.status, home.headers.get('location')]).toEqual([302, view]);
    for (const place of [view, '/sandbox/salesforce/lightning/o/Account/list']) {
      const page = await fetch(`${url}${place}`);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(await page.text()).toContain('<title>Record</title>');
    }
    expect(await (await fetch(`${base}/assets/app.js`)).text()).toBe('start();');
    expect(await (await fetch(`${base}/component/fieldward-panel.js`)).text()).toBe('panel();');
    for (const place of ['/nothing', '/assets/none.js', '/component/../package.json']) {
      expect([place, (await fetch(`${base}${place}`)).status]).toEqual([place, 404]);
    }
  });

  it('leads an old link with 15 characters to the record’s one address', async () => {
    const { url, flagship } = await openPages();
    const old = await fetch(`${url}/sandbox/salesforce/lightning/r/Opportunity/${flagship.slice(0, 15)}/view`, {
      redirect: 'manual',
    });
    expect(old.headers.get('location')).toBe(`/sandbox/salesforce/lightning/r/Opportunity/${flagship}/view`);
  });

  it('says that it has not been built', async () => {
    const { url } = await openPages({ pagesDirectory: path.join(import.meta.dirname, 'nowhere') });
    const page = await fetch(`${url}/sandbox/salesforce/lightning/o/Account/list`);
    expect(page.status).toBe(503);
    expect(await page.json()).toMatchObject({ detail: 'The record page has not been built.' });
  });

  it('is told who the people are, which objects have tabs, and where component and Canvas app are', async () => {
    const otherCrms = [{ name: 'HubSpot', url: '/sandbox/' }];
    const { json, url, standIn } = await openPages({ otherCrms });
    const { body } = await json('GET', '/session');
    expect(body.organization).toMatchObject({ id: standIn.organizationId, name: 'Corvane' });
    expect(body.people.map(({ role }: { role: string }) => role)).toEqual(['rep', 'rep', 'sales_ops', 'admin']);
    expect(body.objects[0]).toEqual({ name: 'Opportunity', label: 'Opportunity', labelPlural: 'Opportunities' });
    expect(body).toMatchObject({
      productUrl: url,
      canvasUrl: `${url}/hosts/salesforce/canvas`,
      wrapperUrl: '/sandbox/salesforce/component/fieldward-panel.js',
      otherCrms,
    });
    expect(body.people[0]).not.toHaveProperty('username');
  });

  it('offers no component where none has been built', async () => {
    const { json } = await openPages({ componentDirectory: path.join(import.meta.dirname, 'nowhere') });
    expect((await json('GET', '/session')).body.wrapperUrl).toBeNull();
  });
});

describe('who may ask the page’s API', () => {
  it('is neither another site, nor a frame without an origin, nor another host name', async () => {
    const { url, standIn, flagship, rep } = await openPages();
    const { port } = new URL(url);
    const record = `${url}/sandbox/salesforce/api/records/Opportunity/${flagship}`;
    const mint = `${url}/sandbox/salesforce/api/apex/FieldwardIdentity/mint`;
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://attacker.example' },
      { origin: 'null' },
      { host: `attacker.example:${port}`, origin: `http://attacker.example:${port}`, 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of foreign) {
      const seen = {
        headers,
        get: await send('GET', `${record}?as=${rep}`, headers),
        patch: await send('PATCH', record, headers, { as: rep, fields: { Amount: 1 } }),
        mint: await send(
          'POST',
          mint,
          { ...headers, 'x-acting-user': rep },
          { recordId: flagship, objectApiName: 'x' },
        ),
      };
      expect(seen).toEqual({ headers, get: 403, patch: 403, mint: 403 });
    }
    const page = `${url}/sandbox/salesforce/lightning/o/Account/list`;
    expect(await send('GET', page, { host: 'attacker.example' })).toBe(403);
    expect(standIn.record('Opportunity', flagship)?.fields.Amount).toBe(79_000);
  });

  it('is its own page and programs on this machine', async () => {
    const { url, flagship, rep } = await openPages();
    const record = `${url}/sandbox/salesforce/api/records/Opportunity/${flagship}`;
    const own = { origin: url, 'sec-fetch-site': 'same-origin' };
    expect(await send('PATCH', record, own, { as: rep, fields: { Amount: 80_000 } })).toBe(200);
    expect(await send('GET', `${record}?as=${rep}`, {})).toBe(200);
  });

  it('cannot send a form, which any website could without being asked about it', async () => {
    const { url, standIn, flagship, rep } = await openPages();
    const record = `${url}/sandbox/salesforce/api/records/Opportunity/${flagship}`;
    const body = { as: rep, fields: { Amount: 1 } };
    expect(await send('PATCH', record, { 'content-type': 'text/plain' }, body)).toBe(400);
    expect(standIn.record('Opportunity', flagship)?.fields.Amount).toBe(79_000);
  });
});

/** fetch would not send these headers. */
function send(
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: object,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end(body === undefined ? '' : JSON.stringify(body));
  });
}
