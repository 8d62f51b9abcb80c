import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '#agent/cli/run.ts';
import type { Environment } from '#agent/extract/choose.ts';
import { agentKey, startFieldward } from '../fieldward-double.ts';
import { startDouble } from '../http-double.ts';

let folder = '';
let transcript = '';
const words = '[00:01] Maya Berg: We need 50 seats.\n[00:09] Maya Berg: We want payment terms of net 60.\n';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fieldward-agent-'));
  transcript = path.join(folder, 'rollout-call.txt');
  await writeFile(transcript, words);
});
afterAll(() => rm(folder, { recursive: true }));

async function ran(argv: readonly string[], environment: Environment = {}, typed = '') {
  const out = new PassThrough();
  const err = new PassThrough();
  const code = await run(argv, {
    environment: { FIELDWARD_DATA_DIR: folder, ...environment },
    stdin: Readable.from([typed]),
    stdout: Object.assign(out, { columns: 160 }),
    stderr: err,
    now: () => new Date('2026-02-25T09:00:00Z'),
  });
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') };
}

function on(...more: string[]): string[] {
  return ['--record', 'hubspot/deals/123', '--transcript', transcript, ...more];
}

describe('the command', () => {
  test('prints field, value, quote and result of each suggestion and ends with 0', async () => {
    await using fieldward = await startFieldward();
    const { code, out } = await ran(on('--server', fieldward.url, '--key', agentKey));
    expect(code).toBe(0);
    expect(out).toMatch(/Seats needed.*50.*“We need 50 seats\.”.*pending/);
    expect(out).toMatch(/Payment terms.*Net 60.*“We want payment terms of net.*refused: payment_terms is/);
    expect(fieldward.asked[1]?.body).toMatchObject({
      kind: 'call',
      title: 'rollout-call.txt',
      occurredAt: '2026-02-25T09:00:00.000Z',
      externalId: expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
    });
  });

  test('reads standard input for -', async () => {
    await using fieldward = await startFieldward();
    const argv = ['--record', 'hubspot/deals/123', '--transcript', '-', '--server', fieldward.url, '--title', 'Pasted'];
    const { code } = await ran(argv, { FIELDWARD_AGENT_KEY: agentKey }, words);
    expect(code).toBe(0);
    expect(fieldward.asked[1]?.body).toMatchObject({ title: 'Pasted', text: words });
  });

  test('files nothing in a dry run', async () => {
    await using fieldward = await startFieldward();
    const { code, out } = await ran(on('--server', fieldward.url, '--key', agentKey, '--dry-run'));
    expect(code).toBe(0);
    expect(out).toContain('not filed (dry run)');
    expect(fieldward.asked.map(({ method }) => method)).toEqual(['GET']);
  });

  test('says so when the text states nothing', async () => {
    await using fieldward = await startFieldward();
    const argv = ['--record', 'hubspot/deals/123', '--transcript', '-', '--server', fieldward.url, '--key', agentKey];
    expect((await ran(argv, {}, 'Hello there.')).out).toContain('The text states no value for any field.');
  });

  test('shows its options for --help', async () => {
    const { code, out } = await ran(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--transcript FILE');
  });

  test('ends with 1 and the words of the problem when Fieldward says no', async () => {
    await using fieldward = await startFieldward();
    const { code, err } = await ran(on('--server', fieldward.url, '--key', 'wrong'));
    expect({ code, err }).toEqual({ code: 1, err: 'This key is not known. (unauthenticated)\n' });
  });

  test('never lets a transcript send escape sequences to the terminal', async () => {
    await using fieldward = await startFieldward();
    const argv = ['--record', 'hubspot/deals/123', '--transcript', '-', '--server', fieldward.url, '--key', agentKey];
    const { out } = await ran(argv, {}, 'We need 50 seats\u001b[2J\u202e for Leith.');
    expect(out).toContain('50');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u202e');
  });
});

describe('the key', () => {
  test("of a sandbox on this machine is used for that sandbox, under either of loopback's names", async () => {
    await using fieldward = await startFieldward();
    await describeSandbox(fieldward.url);
    expect((await ran(on())).code).toBe(0);
    expect((await ran(on('--server', fieldward.url.replace('127.0.0.1', 'localhost')))).err).not.toContain(
      'No agent key',
    );
  });

  test('is that of the agent which the sandbox has for the CRM of the record', async () => {
    await using fieldward = await startFieldward();
    const crms = { hubspot: { agent: { key: agentKey } }, salesforce: { agent: { key: 'of another company' } } };
    const sandbox = { url: fieldward.url, agent: { key: 'of another company' }, crms };
    await writeFile(path.join(folder, 'sandbox.json'), JSON.stringify(sandbox));
    expect((await ran(on())).code).toBe(0);
  });

  test('of a sandbox is sent to no other server', async () => {
    await using fieldward = await startFieldward();
    await using other = await startFieldward();
    await describeSandbox(fieldward.url);
    const { code, err } = await ran(on('--server', other.url));
    expect(code).toBe(2);
    expect(err).toContain(`No agent key for ${other.url}: give --key or set FIELDWARD_AGENT_KEY`);
    expect(other.asked).toEqual([]);
  });

  test('is asked for when nothing names one', async () => {
    const { code, err } = await ran(on(), { FIELDWARD_DATA_DIR: path.join(folder, 'nowhere') });
    expect(code).toBe(2);
    expect(err).toContain('No agent key for http://localhost:4310');
  });

  async function describeSandbox(url: string): Promise<void> {
    const description = { url, agent: { key: agentKey, name: 'Call notes' }, people: [] };
    await writeFile(path.join(folder, 'sandbox.json'), JSON.stringify(description));
  }
});

describe('a configured model', () => {
  const withModel = (url: string) => ({
    FIELDWARD_AGENT_KEY: agentKey,
    FIELDWARD_AGENT_MODEL_URL: url,
    FIELDWARD_AGENT_MODEL: 'small',
  });

  test('is asked, and what it finds is filed', async () => {
    const suggestions = [{ field: 'seats_needed', value: 50, quote: 'We need 50 seats.', rationale: 'Said so.' }];
    await using model = await startDouble(() => ({
      body: { choices: [{ message: { content: JSON.stringify({ suggestions }) } }] },
    }));
    await using fieldward = await startFieldward();
    const { code, out } = await ran(on('--server', fieldward.url), withModel(model.url));
    expect(code).toBe(0);
    expect(out).toContain('with small');
    expect(out).not.toContain('Payment terms');
  });

  test('that fails ends the command with 3 and nothing filed', async () => {
    await using model = await startDouble(() => ({ status: 500, body: 'broken' }));
    await using fieldward = await startFieldward();
    const { code, err } = await ran(on('--server', fieldward.url), withModel(model.url));
    expect(code).toBe(3);
    expect(err).toContain(
      "The model's endpoint answered 500: broken Nothing was filed.".replace(' Nothing', '\nNothing'),
    );
    expect(fieldward.asked.map(({ method }) => method)).toEqual(['GET']);
  });

  test('that fails gives way to the rules only with --fallback, and says so', async () => {
    await using model = await startDouble(() => ({ status: 500, body: 'broken' }));
    await using fieldward = await startFieldward();
    const { code, out, err } = await ran(on('--server', fieldward.url, '--fallback'), withModel(model.url));
    expect(code).toBe(0);
    expect(err).toContain('Using the rules instead.');
    expect(out).toContain('Payment terms');
  });

  test('is left alone with --rules', async () => {
    await using model = await startDouble(() => ({ status: 500, body: 'broken' }));
    await using fieldward = await startFieldward();
    expect((await ran(on('--server', fieldward.url, '--rules'), withModel(model.url))).code).toBe(0);
    expect(model.asked).toEqual([]);
  });
});

describe('a wrong call ends with 2 and says what to write', () => {
  test.each<[readonly string[], string]>([
    [[], 'Say which record: --record hubspot/deals/123'],
    [['--record', 'hubspot/deals/123'], 'Say what to read: --transcript FILE'],
    [['--record', 'deals/123', '--transcript', '-'], '--record takes CRM/OBJECT/ID'],
    [['--record', 'pipedrive/deals/123', '--transcript', '-'], '--record takes CRM/OBJECT/ID'],
    [['--record', 'hubspot/deals/1/2', '--transcript', '-'], '--record takes CRM/OBJECT/ID'],
    [['--record', 'hubspot/deals/../..', '--transcript', '-'], '--record takes CRM/OBJECT/ID'],
    [['--record', 'hubspot/deals/1', '--transcript', '-', '--kind', 'podcast'], '--kind takes one of call, email'],
    [
      ['--record', 'hubspot/deals/1', '--transcript', '-', '--server', 'localhost:4310'],
      '--server takes a web address',
    ],
    [['--record', 'hubspot/deals/1', '--transcript', '-', '--url', 'javascript:alert(1)'], '--url takes a web address'],
    [['--record', 'hubspot/deals/1', '--transcript', '-', '--occurred-at', 'yesterday'], '--occurred-at takes a time'],
    [['--record', 'hubspot/deals/1', '--transcript', '-', '--key', 'k'], '- holds no text.'],
    [['--record', 'hubspot/deals/1', '--transcript', '/nowhere/x.txt', '--key', 'k'], 'cannot be read (ENOENT)'],
    [['--records', 'hubspot/deals/1'], "Unknown option '--records'"],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await ran(argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe('');
  });

  test('a text that is longer than Fieldward takes', async () => {
    const { code, err } = await ran(
      ['--record', 'hubspot/deals/1', '--transcript', '-', '--key', 'k'],
      {},
      'x'.repeat(200_001),
    );
    expect(code).toBe(2);
    expect(err).toContain('has 200001 characters; Fieldward takes 200000');
  });

  test('a model without a name', async () => {
    const { code, err } = await ran(on('--key', 'k'), { FIELDWARD_AGENT_MODEL_URL: 'http://127.0.0.1:1/v1' });
    expect(code).toBe(2);
    expect(err).toContain('set FIELDWARD_AGENT_MODEL');
  });
});
