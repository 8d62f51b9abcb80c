import { Button, LoadingButton, Select, TextArea, ToggleGroup } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it } from 'vitest';
import { SettingsScreen } from '#ui/screens/SettingsScreen.tsx';
import { HostDouble, ok } from '../host-double.ts';
import { agentId, makePause, makeSettings } from '../make-settings.ts';

const fields = [{ name: 'amount', label: 'Amount' }];

async function open(pauses = makeSettings().pauses) {
  const host = new HostDouble(({ method, path }) => {
    if (path === '/api/settings') return ok(makeSettings({ pauses }));
    if (path.startsWith('/api/fields')) return ok({ objectTypes: ['deals', 'contacts'], version: 1, fields });
    if (path === '/api/agents') return ok({ agents: [{ id: agentId(1), name: 'Call notes' }] });
    if (method === 'POST' && path === '/api/pauses') return ok(makePause());
    throw new Error(`no answer to ${method} ${path}`);
  });
  const renderer = createRenderer('settings');
  renderer.render(<SettingsScreen host={host} part="overview" />);
  const text = () => renderer.getRootNode().toString();
  const shows = (words: string) => renderer.waitFor(() => expect(text()).toContain(words));
  await shows('testId="overview"');
  return {
    host,
    text,
    shows,
    begin: async () => {
      renderer.findByTestId(Button, 'pause-part').trigger('onClick');
      await shows('pause-agent');
    },
    kind: (value: string) =>
      renderer.findByTestId(ToggleGroup, 'pause-kind').props.onChange?.(value as string & string[]),
    choose: (testId: string, value: string) => renderer.findByTestId(Select, testId).props.onChange?.(value),
    why: (words: string) => renderer.findByTestId(TextArea, 'pause-part-reason').props.onInput?.(words),
    confirm: () => renderer.findByTestId(LoadingButton, 'pause-part-confirm').trigger('onClick'),
    sent: () => host.decisions.filter(({ path }) => path === '/api/pauses').map(({ body }) => body),
  };
}

describe('pausing a part', () => {
  it('holds one field of one object, with a reason', async () => {
    const screen = await open();
    await screen.begin();
    screen.kind('field');
    await screen.shows('Amount (amount)');
    screen.choose('pause-field', 'amount');
    screen.why('Prices change');
    screen.confirm();
    const scope = { agentId: null, objectType: 'deals', field: 'amount' };
    await screen.shows('testId="pauses"');
    expect(screen.sent()).toEqual([{ ...scope, reason: 'Prices change' }]);
    await expect.poll(() => screen.host.toasts[0]?.title).toBe('Paused: Amount');
  });

  it('holds one agent, or one object', async () => {
    const screen = await open();
    await screen.begin();
    screen.choose('pause-agent', agentId(1));
    screen.why('It misreads dates');
    screen.confirm();
    expect(screen.sent()).toMatchObject([{ agentId: agentId(1), objectType: null, field: null }]);
    const other = await open();
    await other.begin();
    other.kind('object');
    await other.shows('pause-object');
    other.choose('pause-object', 'contacts');
    other.why('Migration');
    other.confirm();
    expect(other.sent()).toMatchObject([{ agentId: null, objectType: 'contacts', field: null }]);
  });

  it('asks for what and why before it sends anything', async () => {
    const screen = await open();
    await screen.begin();
    screen.confirm();
    await screen.shows('Choose what to pause.');
    await screen.shows('Write down why');
    expect(screen.sent()).toEqual([]);
  });

  it('forgets what was chosen when another kind is chosen', async () => {
    const screen = await open();
    await screen.begin();
    screen.choose('pause-agent', agentId(1));
    screen.kind('object');
    await screen.shows('pause-object');
    screen.why('Migration');
    screen.confirm();
    await screen.shows('Choose what to pause.');
    expect(screen.sent()).toEqual([]);
  });
});

describe('a pause in force', () => {
  it('tells what it holds back', async () => {
    const screen = await open([makePause({ field: 'amount' })]);
    expect(screen.text()).toContain('4 suggestions, 1 write');
  });
});
