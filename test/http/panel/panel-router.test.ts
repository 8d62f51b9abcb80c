import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '#domain/shared/fault.ts';
import { panelRouter } from '#http/panel/router.ts';

const page = `<!doctype html><html lang="en"><head>
<script type="application/json" id="fieldward-start">{}</script>
<script type="module" crossorigin src="./assets/index-abc.js"></script></head></html>`;
const sandboxPage = 'http://127.0.0.1:4310';

let directory: string;
let url: string;
let close: () => Promise<void>;
let landed: string[];
let failures: unknown[];
let landing: (
  signedRequest: string,
) => Promise<{ code: string; recordId: string | null; objectApiName: string | null }>;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'panel-'));
  await mkdir(path.join(directory, 'assets'));
  await writeFile(path.join(directory, 'index.html'), page);
  await writeFile(path.join(directory, 'assets', 'index-abc.js'), 'export {};');
  await writeFile(path.join(directory, 'assets', 'index-abc.css'), 'body {}');
  landed = [];
  failures = [];
  landing = async () => ({ code: 'one-time', recordId: '006000000000001AAA', objectApiName: 'Opportunity' });
  const app = express();
  app.use(
    '/hosts',
    panelRouter({
      directory,
      appDirectory: directory,
      extraAncestors: [`${sandboxPage}/`],
      canvasLanding: (signedRequest) => {
        landed.push(signedRequest);
        return landing(signedRequest);
      },
      onFailure: (cause) => failures.push(cause),
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hosts/salesforce`;
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});

afterEach(async () => {
  await close();
  await rm(directory, { recursive: true, force: true });
});

function postForm(fields: string, type = 'application/x-www-form-urlencoded'): Promise<Response> {
  return fetch(`${url}/canvas`, { method: 'POST', headers: { 'content-type': type }, body: fields });
}

/** What the page's script will read, as the browser's parser hands it over. */
function startOf(html: string): unknown {
  const [, json] = /<script type="application\/json" id="fieldward-start">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json ?? '');
}

/** The directives of a policy. */
function policyOf(response: Response): Map<string, string> {
  const policy = response.headers.get('content-security-policy') ?? '';
  return new Map(policy.split('; ').map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]));
}

describe('the panel for the Lightning component', () => {
  it('may be framed by Salesforce and by the sandbox, and by nobody else', async () => {
    const response = await fetch(`${url}/panel`);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(policyOf(response).get('frame-ancestors')).toBe(
      'https://*.lightning.force.com https://*.my.salesforce.com https://*.salesforce.com https://*.force.com ' +
        `https://*.my.salesforce-setup.com https://*.my.site.com ${sandboxPage}`,
    );
  });

  it.each([
    ['https://corvane.lightning.force.com', 'corvane', ''],
    ['https://corvane--test.sandbox.lightning.force.com', 'corvane--test', '.sandbox'],
  ])('is framed by one organization alone once its page is named: %s', async (hostAppOrigin, domain, kind) => {
    const query = new URLSearchParams({ hostMetaData: JSON.stringify({ instanceId: 'one', hostAppOrigin }) });
    expect(policyOf(await fetch(`${url}/panel?${query}`)).get('frame-ancestors')).toBe(
      `${hostAppOrigin} https://${domain}${kind}.my.salesforce.com https://${domain}--c${kind}.vf.force.com ${sandboxPage}`,
    );
  });

  it.each([
    'https://evil.example',
    'https://lightning.force.com.evil.example',
    'https://a.lightning.force.com/ *',
    'https://a.b.lightning.force.com',
    'null',
    "https://a.lightning.force.com; script-src 'unsafe-inline'",
  ])('lets no made-up origin into its policy: %s', async (hostAppOrigin) => {
    const usual = policyOf(await fetch(`${url}/panel`));
    for (const text of [JSON.stringify({ hostAppOrigin }), JSON.stringify([hostAppOrigin]), hostAppOrigin]) {
      const answer = await fetch(`${url}/panel?${new URLSearchParams({ hostMetaData: text })}`);
      expect(policyOf(answer)).toEqual(usual);
    }
  });

  it('runs scripts of our own only and talks to nobody but us', async () => {
    const policy = policyOf(await fetch(`${url}/panel`));
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
  });

  it('is kept by no cache and its address is told to nobody', async () => {
    const response = await fetch(`${url}/panel`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('is told which origins besides Salesforce’s it may talk to, and no code', async () => {
    expect(startOf(await (await fetch(`${url}/panel`)).text())).toEqual({ allowedOrigins: [sandboxPage] });
  });

  it('says that it cannot be shown when it was not built, and the operator learns why', async () => {
    await rm(path.join(directory, 'index.html'));
    const response = await fetch(`${url}/panel`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('Fieldward cannot be shown here');
    expect(failures).toHaveLength(1);
  });
});

describe('the panel’s files', () => {
  it.each([
    ['index-abc.js', 'text/javascript; charset=utf-8'],
    ['index-abc.css', 'text/css; charset=utf-8'],
  ])('%s can be loaded by a frame without an origin, and kept for good', async (file, type) => {
    const response = await fetch(`${url}/assets/${file}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['missing.js', '..%2findex.html', '%2e%2e%2findex.html', ''])(
    'nothing else is handed out: %s',
    async (file) => {
      const response = await fetch(`${url}/assets/${file}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('the landing page of the Canvas app', () => {
  it('hands the signed request to the check and the code to the page', async () => {
    const response = await postForm('signed_request=c2ln.ZW52%2Bbw%3D%3D');
    expect(response.status).toBe(200);
    expect(landed).toEqual(['c2ln.ZW52+bw==']);
    const html = await response.text();
    expect(startOf(html)).toEqual({
      allowedOrigins: [sandboxPage],
      canvas: { code: 'one-time', recordId: '006000000000001AAA', objectApiName: 'Opportunity' },
    });
    expect(html).not.toContain('ZW52');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(policyOf(response).get('script-src')).toBe("'self'");
  });

  it('lets nothing in what it is told end the script element', async () => {
    const hostile = "</script><script>alert(1)</script><!-- $& $' \u2028";
    landing = async () => ({ code: hostile, recordId: null, objectApiName: null });
    const html = await (await postForm('signed_request=a.b')).text();
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(startOf(html)).toMatchObject({ canvas: { code: hostile } });
  });

  it.each([
    ['no field', 'other=1'],
    ['an empty field', 'signed_request='],
    ['two of them', 'signed_request=a.b&signed_request=c.d'],
  ])('refuses %s before any check', async (_, fields) => {
    const response = await postForm(fields);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(landed).toEqual([]);
  });

  it('refuses what is no form', async () => {
    expect((await postForm('{"signed_request":"a.b"}', 'application/json')).status).toBe(415);
    expect(landed).toEqual([]);
  });

  it('refuses a form larger than any signed request', async () => {
    expect((await postForm(`signed_request=${'a'.repeat(65_536)}`)).status).toBe(413);
    expect(landed).toEqual([]);
  });

  it('shows a refusal as a page that people can read, in the frame', async () => {
    landing = async () => {
      throw new Fault('unauthenticated', 'Salesforce’s <proof> is not valid here. Reload the record.');
    };
    const response = await postForm('signed_request=a.b');
    expect(response.status).toBe(401);
    const html = await response.text();
    expect(html).toContain('Salesforce’s &lt;proof&gt; is not valid here. Reload the record.');
    expect(html).not.toContain('<script');
    expect(policyOf(response).get('frame-ancestors')).toContain('https://*.lightning.force.com');
    expect(failures).toEqual([]);
  });

  it('keeps what broke on our side from the page and tells the operator', async () => {
    const broken = new Error('the database is gone');
    landing = () => Promise.reject(broken);
    const response = await postForm('signed_request=a.b');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('database');
    expect(failures).toEqual([broken]);
  });

  it('tells people whom no admin has approved what their admin has to do', async () => {
    const response = await fetch(`${url}/canvas?_sfdc_canvas_authvalue=user_approval_required`);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Admin approved users are pre-authorized');
  });

  it('cannot be opened by an address', async () => {
    const response = await fetch(`${url}/canvas`);
    expect(response.status).toBe(405);
    expect(await response.text()).toContain('only Salesforce can open this page');
  });

  it('loads its style sheet in the looks of Lightning', async () => {
    const response = await fetch(`${url}/problem.css`);
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await response.text()).toContain('Salesforce Sans');
  });
});
