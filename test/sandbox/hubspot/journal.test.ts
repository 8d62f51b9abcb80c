import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from '@hubspot/api-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { app, connect, flagship, openStandIn, postForm } from '../open-stand-in.ts';

async function journalFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stand-in-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return path.join(folder, 'journal.jsonl');
}

async function startProcess(journal: string) {
  const main = path.join(import.meta.dirname, '../../../server/sandbox/main.ts');
  const settings = ['--journal', journal, '--client-id', app.clientId, '--client-secret', app.clientSecret];
  const ids = [
    '--app-id',
    String(app.appId),
    '--portal-id',
    String(app.portalId),
    '--redirect-uri',
    app.redirectUris[0] ?? '',
  ];
  const child = spawn(process.execPath, [main, ...settings, ...ids], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const ready = JSON.parse(line) as { url: string; authorizePage: string };
  return {
    ...ready,
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('the journal', () => {
  it('brings back values, history, new records, properties and tokens after a restart', async () => {
    const journal = await journalFile();
    const first = await connect({ journalFile: journal });
    await first.call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { seats_needed: '140' } });
    const made = await first.call('POST', '/crm/v3/objects/deals', { properties: { dealname: 'New' } });
    await first.call('POST', '/crm/v3/properties/deals', {
      name: 'mood',
      label: 'Mood',
      groupName: 'g',
      type: 'string',
      fieldType: 'text',
    });
    await first.call('DELETE', '/crm/v3/objects/deals/500002');
    const before = first.standIn.record('deals', flagship);
    await first.standIn.close();
    const second = await openStandIn({ journalFile: journal });
    expect(second.record('deals', flagship)).toEqual(before);
    expect(second.record('deals', made.body.id)?.values.get('dealname')).toBe('New');
    expect(second.record('deals', '500002')?.archived).toBe(true);
    const client = new Client({ basePath: second.url, accessToken: first.tokens.access_token });
    expect((await client.crm.properties.coreApi.getByName('deals', 'mood')).label).toBe('Mood');
    const refresh = { grant_type: 'refresh_token', refresh_token: first.tokens.refresh_token };
    expect((await postForm(second, '/oauth/2026-03/token', refresh)).status).toBe(200);
    const next = await client.crm.deals.basicApi.create({ properties: { dealname: 'Newer' }, associations: [] });
    expect(next.id).not.toBe(made.body.id);
  });

  it('keeps the invented data of the first start, whatever day the next one is', async () => {
    const journal = await journalFile();
    const first = await openStandIn({ journalFile: journal, now: () => new Date('2026-11-23T09:00:00Z') });
    const before = first.record('deals', flagship);
    await first.close();
    const second = await openStandIn({ journalFile: journal, now: () => new Date('2027-05-01T09:00:00Z') });
    expect(second.record('deals', flagship)).toEqual(before);
  });

  it('is readable by its owner only, for there are tokens in it', async () => {
    const journal = await journalFile();
    await openStandIn({ journalFile: journal });
    expect((await stat(journal)).mode & 0o777).toBe(0o600);
  });

  it('drops a last line that was never finished, and goes on after it', async () => {
    const journal = await journalFile();
    const first = await connect({ journalFile: journal });
    await first.call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { seats_needed: '140' } });
    await first.standIn.close();
    await appendFile(journal, '{"kind":"write","values":{"seats_needed":"15');
    const second = await openStandIn({ journalFile: journal });
    expect(second.record('deals', flagship)?.values.get('seats_needed')).toBe('140');
    second.humanEdit({ objectType: 'deals', objectId: flagship, properties: { seats_needed: '160' }, userId: 40101 });
    await second.close();
    const third = await openStandIn({ journalFile: journal });
    expect(third.record('deals', flagship)?.values.get('seats_needed')).toBe('160');
  });

  it('with a broken line in the middle is refused with the number of the line', async () => {
    const journal = await journalFile();
    await writeFile(journal, '{"kind":"seed","at":"2026-11-23T09:00:00.000Z"}\nnot json\n');
    await expect(openStandIn({ journalFile: journal })).rejects.toThrow('line 2');
  });

  it('holds every write that was answered before the process was killed, also one whose reply was dropped', async () => {
    const journal = await journalFile();
    const first = await startProcess(journal);
    const query = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: app.redirectUris[0] ?? '',
      user: '40104',
    });
    const agreed = await fetch(`${first.authorizePage}?${query}`, { redirect: 'manual' });
    const code = new URL(agreed.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: app.redirectUris[0] ?? '',
      client_id: app.clientId,
      client_secret: app.clientSecret,
    });
    const { access_token } = await (await fetch(`${first.url}/oauth/2026-03/token`, { method: 'POST', body })).json();
    const client = new Client({ basePath: first.url, accessToken: access_token });
    await client.crm.deals.basicApi.update(flagship, { properties: { seats_needed: '140' } });
    await fetch(`${first.url}/sandbox-control/mishaps`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dropReplyAfterWrite: { next: 1 } }),
    });
    await expect(client.crm.deals.basicApi.update(flagship, { properties: { champion: 'Sigrid' } })).rejects.toThrow();
    await first.kill();
    const second = await startProcess(journal);
    const again = new Client({ basePath: second.url, accessToken: access_token });
    const { properties } = await again.crm.deals.basicApi.getById(flagship, ['seats_needed', 'champion']);
    expect(properties).toMatchObject({ seats_needed: '140', champion: 'Sigrid' });
    expect(await readFile(journal, 'utf8')).toContain('"seats_needed":"140"');
  });
});
