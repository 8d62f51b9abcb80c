import { Button, Link, LoadingButton } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it } from 'vitest';
import type { WaitingReply } from '#contract/waiting.ts';
import type { ApiReply } from '#ui/core/host.ts';
import { WaitingScreen } from '#ui/screens/WaitingScreen.tsx';
import { HostDouble, offline, ok, pendingReply } from '../host-double.ts';

type Asked = { records: { recordId: string }[] };

const recordOf = (number: number) => ({ crm: 'hubspot' as const, objectType: 'deals', recordId: String(number) });
const selection = (count: number) => Array.from({ length: count }, (_, index) => recordOf(index + 1));

function replyFor(records: WaitingReply['records'], asked = 3, mayApproveTogether = false): ApiReply {
  return ok({ records, asked, mayApproveTogether });
}

function start(records: ReturnType<typeof selection>, answer: (body: Asked) => ApiReply | Error | Promise<ApiReply>) {
  const host = new HostDouble(({ body }) => answer(body as Asked));
  const renderer = createRenderer('crm.bulkActions');
  renderer.render(
    <WaitingScreen host={host} records={records} urlOf={({ recordId }) => `https://crm.example/${recordId}`} />,
  );
  const text = () => renderer.getRootNode().toString();
  return { ...renderer, host, text };
}

async function open(...given: Parameters<typeof start>) {
  const screen = start(...given);
  await screen.waitFor(() => expect(screen.text()).not.toContain('Looking for waiting suggestions'));
  return screen;
}

describe('the list of waiting suggestions', () => {
  it('asks for exactly the selected records and says that it looks', async () => {
    const { promise, answer } = pendingReply();
    const screen = start(selection(2), () => promise);
    expect(screen.text()).toContain('Looking for waiting suggestions');
    answer(replyFor([], 2));
    await screen.waitFor(() => expect(screen.text()).toContain('Nothing waits on these records'));
    expect(screen.host.requests).toEqual([
      {
        method: 'POST',
        path: '/api/records/waiting',
        body: { records: selection(2) },
      },
    ]);
  });

  it('links each record on which something waits, with how many', async () => {
    const screen = await open(selection(3), () =>
      replyFor([
        { ...recordOf(3), title: 'Halvorsen rollout', waiting: 2 },
        { ...recordOf(1), title: null, waiting: 1 },
      ]),
    );
    expect(screen.text()).toContain('3 suggestions wait on 2 records');
    expect(screen.text()).toContain('You selected 3 records.');
    expect(screen.findAll(Link).map((link) => [link.text, link.props.href])).toEqual([
      ['Halvorsen rollout', { url: 'https://crm.example/3', external: true }],
      ['Record 1', { url: 'https://crm.example/1', external: true }],
    ]);
  });

  it('asks about more than 100 records in several questions and adds the answers up', async () => {
    const screen = await open(selection(250), ({ records }) =>
      replyFor([{ ...recordOf(Number(records[0]?.recordId)), title: 'First', waiting: 1 }], records.length),
    );
    expect(screen.host.requests.map(({ body }) => (body as Asked).records.length)).toEqual([100, 100, 50]);
    expect(screen.text()).toContain('3 suggestions wait on 3 records');
    expect(screen.text()).toContain('You selected 250 records.');
  });

  it('shows a record’s name as text, hidden characters made visible', async () => {
    const screen = await open(selection(1), () => replyFor([{ ...recordOf(1), title: 'A\u202eB', waiting: 1 }], 1));
    expect(screen.find(Link).text).toBe('A[U+202E]B');
  });

  it('says so when no record is selected, and asks nothing', () => {
    const screen = start([], () => replyFor([]));
    expect(screen.text()).toContain('No record is selected');
    expect(screen.host.requests).toEqual([]);
  });

  it.each([
    ['this person may not', { status: 403, body: null }, 'You have no access to suggestions'],
    ['the server failed', { status: 500, body: null }, 'The waiting suggestions could not be loaded'],
    ['there is no connection', offline(), 'The waiting suggestions could not be loaded'],
    ['the answer cannot be read', ok({ records: 3 }), 'The waiting suggestions could not be loaded'],
  ])('says so when %s, and tries again', async (_, failure, words) => {
    let answers = 0;
    const screen = await open(selection(1), () => {
      answers += 1;
      return answers === 1 ? failure : replyFor([], 1);
    });
    expect(screen.text()).toContain(words);
    screen.findByTestId(LoadingButton, 'try-again').trigger('onClick');
    await screen.waitFor(() => expect(screen.text()).toContain('Nothing waits on these records'));
  });

  it('looks again when asked to', async () => {
    let waiting = 1;
    const screen = await open(selection(1), () => replyFor([{ ...recordOf(1), title: 'First', waiting }], 1));
    waiting = 5;
    screen.findByTestId(Button, 'refresh').trigger('onClick');
    await screen.waitFor(() => expect(screen.text()).toContain('5 suggestions wait on 1 record'));
  });

  it('offers those who may to approve what waits on them together, and nobody else', async () => {
    const found = [{ ...recordOf(3), title: 'Halvorsen rollout', waiting: 2 }];
    const rep = await open(selection(3), () => replyFor(found));
    expect(rep.text()).not.toContain('together');
    const refusal = { status: 404, body: { code: 'not_found', detail: 'Nothing waits any more.' } };
    const ops = await open(selection(3), ({ records }) =>
      Array.isArray(records) ? replyFor(found, 3, true) : refusal,
    );
    expect(ops.text()).toContain('Approve 2 suggestions together');
    ops.findByTestId(LoadingButton, 'together').trigger('onClick');
    await ops.waitFor(() => expect(ops.text()).toContain('Nothing waits any more.'));
    expect(ops.host.decisions.at(-1)).toMatchObject({
      path: '/api/batches',
      body: { records: { objectType: 'deals', recordIds: ['3'] } },
    });
  });
});
