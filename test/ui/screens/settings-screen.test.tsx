import { Button, LoadingButton, TextArea } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it } from 'vitest';
import type { ApiReply } from '#ui/core/host.ts';
import { SettingsScreen } from '#ui/screens/SettingsScreen.tsx';
import { HostDouble, offline, ok, pendingReply } from '../host-double.ts';
import { agentId, makePause, makeSettings, pauseId } from '../make-settings.ts';

type Answer = ApiReply | Error | Promise<ApiReply>;

function start(answer: (method: string, path: string) => Answer) {
  const host = new HostDouble(({ method, path }) => answer(method, path));
  const renderer = createRenderer('settings');
  renderer.render(<SettingsScreen host={host} />);
  const text = () => renderer.getRootNode().toString();
  return {
    ...renderer,
    host,
    text,
    has: (testId: string) => text().includes(`testId="${testId}"`),
    click: (testId: string) =>
      (renderer.maybeFind(LoadingButton, { testId }) ?? renderer.findByTestId(Button, testId)).trigger('onClick'),
  };
}

async function open(answer: (method: string, path: string) => Answer) {
  const screen = start(answer);
  await screen.waitFor(() => expect(screen.has('loading')).toBe(false));
  return screen;
}

const openWith = (parts: Parameters<typeof makeSettings>[0] = {}) => open(() => ok(makeSettings(parts)));

describe('the settings screen', () => {
  it('says that it loads until the answer is there', async () => {
    const { promise, answer } = pendingReply();
    const screen = start(() => promise);
    expect(screen.text()).toContain('Loading the settings');
    answer(ok(makeSettings()));
    await screen.waitFor(() => expect(screen.text()).toContain('Nothing is paused.'));
  });

  it('asks once for everything', async () => {
    const { host } = await openWith();
    expect(host.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/settings']);
  });

  it('shows account, allowlist, agents and that nothing is paused', async () => {
    const screen = await openWith();
    for (const words of [
      'HubSpot',
      '990001',
      'Nov 23, 2026, 8:00 AM UTC',
      'Version 3, published by Ruth Abernathy, Nov 20, 2026, 8:00 AM UTC',
      'Adds the close date',
      'expires after 30 days',
      'deals (2 fields)',
      'Close date',
      'closedate',
      'suggest, a person decides',
      'not suggest',
      'High',
      'Call notes',
      'Reads call transcripts.',
      'Business: Sales operations',
      'Technical: Platform team',
      'Issued Nov 1, 2026, 8:00 AM UTC, valid until Feb 1, 2027, 8:00 AM UTC',
      'Nothing is paused.',
    ]) {
      expect(screen.text()).toContain(words);
    }
  });

  it('tells which lines have no effect, because the CRM changed, and nothing where all have', async () => {
    expect((await openWith()).text()).not.toContain('attention-');
    const lines = Array.from({ length: 12 }, (_, index) => ({
      objectType: 'deals',
      field: `field_${index}`,
      kind: 'no_effect' as const,
      sentence: `Field ${index} is no longer there.`,
    }));
    const screen = await openWith({ attention: lines });
    expect(screen.has('attention-left_to_people')).toBe(false);
    expect(screen.text()).toContain('12 lines have no effect');
    expect(screen.text()).toContain('Field 9 is no longer there.');
    expect(screen.text()).toContain('And 2 more.');
  });

  it('tells which automatic fields are left to people, apart from what the CRM changed, and leads to the fields', async () => {
    const line = { objectType: 'deals', field: 'amount', kind: 'left_to_people' as const };
    const sentence = 'People took back 3 of the last 20 automatic writes of Amount, so people decide for now.';
    const screen = await openWith({ attention: [{ ...line, sentence }] });
    expect(screen.text()).toContain('One automatic field is left to people for now');
    expect(screen.text()).toContain(sentence);
    expect(screen.has('attention-no_effect')).toBe(false);
    screen.click('attention-left_to_people-to-fields');
    await screen.waitFor(() => expect(screen.host.requests.at(-1)?.path).toBe('/api/policy-draft'));
  });

  it('leads to the fields for whoever may look at them, and nobody else', async () => {
    const screen = await openWith();
    screen.click('to-fields');
    await screen.waitFor(() => expect(screen.host.requests.at(-1)?.path).toBe('/api/policy-draft'));
    const attention = [
      { objectType: 'deals', field: 'amount', kind: 'no_effect' as const, sentence: 'Amount is no longer there.' },
    ];
    const rep = await openWith({ attention, abilities: { pause: false, browseFields: false } });
    expect(rep.text()).toContain('Amount is no longer there.');
    expect(rep.text()).not.toContain('to-fields');
  });

  it('shows API names and the CRM’s words when its fields could not be read', async () => {
    const { allowlist } = makeSettings();
    const objects = [
      {
        objectType: 'deals',
        fields: [{ name: 'closedate', label: null, autonomy: 'review' as const, impact: 'low' as const }],
      },
    ];
    const screen = await openWith({
      crm: { reachable: false, message: 'HubSpot does not answer.' },
      allowlist: allowlist === null ? null : { ...allowlist, objects },
    });
    expect(screen.text()).toContain('HubSpot could not be read, so fields are shown by their API names only.');
    expect(screen.text()).toContain('HubSpot does not answer.');
    expect(screen.text()).not.toContain('Close date');
  });

  it('says so when nothing is connected, published or registered', async () => {
    const screen = await openWith({ connection: null, allowlist: null, agents: [] });
    expect(screen.text()).toContain('No CRM account is connected');
    expect(screen.text()).toContain('No allowlist is published yet');
    expect(screen.text()).toContain('No agent is registered.');
  });

  it('says so when the allowlist names no field', async () => {
    const { allowlist } = makeSettings();
    const screen = await openWith({ allowlist: allowlist === null ? null : { ...allowlist, objects: [] } });
    expect(screen.text()).toContain('The allowlist names no field');
  });

  it.each([
    ['no key was ever issued', null, 'No key issued'],
    ['the last key is past its time', 'expired', 'expired Feb 1, 2027'],
    ['the last key was revoked', 'revoked', 'revoked'],
  ] as const)('tells when %s', async (_, state, words) => {
    const [agent] = makeSettings().agents ?? [];
    if (!agent?.lastKey) throw new Error('the sample agent has no key');
    const lastKey = state === null ? null : { ...agent.lastKey, state };
    expect((await openWith({ agents: [{ ...agent, lastKey }] })).text()).toContain(words);
  });

  it('shows what an agent calls itself as text, hidden characters made visible', async () => {
    const [agent] = makeSettings().agents ?? [];
    if (!agent) throw new Error('the sample has no agent');
    const screen = await openWith({ agents: [{ ...agent, name: 'Call\u202enotes', purpose: '<b>Reads</b>' }] });
    expect(screen.text()).toContain('Call[U+202E]notes');
  });

  it('says that agents are not for this role', async () => {
    expect((await openWith({ agents: null })).text()).toContain('Your role does not include the list of agents.');
  });

  it.each([
    [403, 'You have no access to the settings'],
    [401, 'Your sign-in was not recognised'],
    [500, 'The settings could not be loaded'],
  ])('explains an answer of %i and tries again', async (status, words) => {
    let answers = 0;
    const screen = await open(() => {
      answers += 1;
      return answers === 1 ? { status, body: null } : ok(makeSettings());
    });
    expect(screen.text()).toContain(words);
    screen.click('try-again');
    await screen.waitFor(() => expect(screen.text()).toContain('Nothing is paused.'));
  });

  it('says so when there is no connection, or an answer that it cannot read', async () => {
    expect((await open(() => offline())).text()).toContain('No connection to Fieldward');
    expect((await open(() => ok({ pauses: 'none' }))).text()).toContain('The settings could not be loaded');
  });
});

describe('pauses on the settings screen', () => {
  it('name what is on hold, why, by whom and since when', async () => {
    const screen = await openWith({
      pauses: [
        makePause(),
        makePause({ id: pauseId(2), agentId: agentId(1), objectType: 'deals', field: 'amount', reason: 'Odd quotes' }),
        makePause({ id: pauseId(3), agentId: agentId(9) }),
      ],
    });
    for (const words of [
      'Everything',
      'agent Call notes, object deals, field amount',
      `agent ${agentId(9)}`,
      'Odd quotes',
      'Ruth Abernathy',
      'Nov 23, 2026, 9:00 AM UTC',
    ]) {
      expect(screen.text()).toContain(words);
    }
  });

  it('can be lifted and set only by those who may', async () => {
    const pauses = [makePause({ objectType: 'deals' })];
    const reader = await openWith({ abilities: { pause: false, browseFields: false }, pauses });
    expect(reader.has(`lift-${pauseId(1)}`) || reader.has('pause-all')).toBe(false);
    const admin = await openWith({ pauses });
    expect(admin.has(`lift-${pauseId(1)}`) && admin.has('pause-all')).toBe(true);
  });

  it('of everything cannot be set twice', async () => {
    expect((await openWith({ pauses: [makePause()] })).has('pause-all')).toBe(false);
  });

  it('are lifted with one request, and the screen shows what then is in force', async () => {
    let pauses = [makePause()];
    const screen = await open((method) => {
      if (method === 'DELETE') {
        pauses = [];
        return ok({ lifted: true });
      }
      return ok(makeSettings({ pauses }));
    });
    screen.click(`lift-${pauseId(1)}`);
    screen.click(`lift-${pauseId(1)}`);
    await screen.waitFor(() => expect(screen.text()).toContain('Nothing is paused.'));
    const sent = screen.host.requests.filter(({ method }) => method === 'DELETE');
    expect(sent.map(({ path }) => path)).toEqual([`/api/pauses/${pauseId(1)}`]);
    expect(screen.host.toasts).toMatchObject([{ kind: 'success', title: 'Pause lifted' }]);
  });

  it('of everything ask for a reason first, and then show it', async () => {
    let pauses: ReturnType<typeof makePause>[] = [];
    const screen = await open((method) => {
      if (method === 'POST') pauses = [makePause({ reason: 'Wrong quotes' })];
      return method === 'POST' ? ok(makePause()) : ok(makeSettings({ pauses }));
    });
    screen.click('pause-all');
    await screen.waitFor(() => expect(screen.has('pause-form')).toBe(true));
    screen.click('pause-confirm');
    await screen.waitFor(() => expect(screen.findByTestId(TextArea, 'pause-reason').props.error).toBe(true));
    expect(screen.host.decisions).toEqual([]);
    screen.findByTestId(TextArea, 'pause-reason').props.onInput?.('  Wrong quotes ');
    screen.click('pause-confirm');
    screen.click('pause-confirm');
    await screen.waitFor(() => expect(screen.text()).toContain('Wrong quotes'));
    expect(screen.host.decisions).toEqual([{ method: 'POST', path: '/api/pauses', body: { reason: 'Wrong quotes' } }]);
    await screen.waitFor(() => expect(screen.has('pause-form')).toBe(false));
  });

  it('that could not be set keep the form and what was typed, with the server’s words', async () => {
    const refusal = { status: 403, body: { detail: 'Your role does not include this.' } };
    const screen = await open((method) => (method === 'POST' ? refusal : ok(makeSettings())));
    screen.click('pause-all');
    await screen.waitFor(() => expect(screen.has('pause-form')).toBe(true));
    screen.findByTestId(TextArea, 'pause-reason').props.onInput?.('Wrong quotes');
    screen.click('pause-confirm');
    await screen.waitFor(() =>
      expect(screen.host.toasts).toMatchObject([{ kind: 'danger', message: 'Your role does not include this.' }]),
    );
    expect(screen.findByTestId(TextArea, 'pause-reason').props.value).toBe('Wrong quotes');
  });

  it('without an answer say that nobody knows, and look at what is in force', async () => {
    const screen = await open((method) =>
      method === 'DELETE' ? offline() : ok(makeSettings({ pauses: [makePause()] })),
    );
    screen.click(`lift-${pauseId(1)}`);
    await screen.waitFor(() => expect(screen.host.toasts[0]?.message).toContain('it may have happened all the same'));
    await screen.waitFor(() => expect(screen.host.reads).toBe(2));
  });
});
