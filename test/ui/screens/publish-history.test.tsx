import { Select, TextArea } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { offline, ok } from '../host-double.ts';
import { makeContent, makeDraft, makeDraftReply, makePolicy } from '../make-policy-reply.ts';
import { type Answers, openPart } from './open-part.tsx';

const difference = {
  kind: 'rule' as const,
  objectType: 'deals',
  field: null,
  widens: true,
  sentence: 'Rule dropped: Large amounts.',
};

describe('the history', () => {
  const policies = [
    makePolicy({ version: 3, note: 'Adds the amount', approvedBy: 'Tobias Okafor' }),
    makePolicy({ version: 2, note: 'First' }),
  ];
  const answers: Answers = {
    'GET /api/policies': () => ok({ policies }),
    'GET /api/policies/2': () => ok(makePolicy({ version: 2 })),
    'GET /api/policies/3': () => ok(makePolicy({ version: 3 })),
    'POST /api/policy-draft/from-version': () => ok(makeDraftReply()),
  };
  const openHistory = async (reply: object, more: Answers = {}) => {
    const screen = await openPart('publish', reply, { ...answers, ...more });
    await screen.shown('history-table');
    return screen;
  };

  it('tells who published and approved each version, why, and which is in force', async () => {
    const text = (await openHistory({})).text();
    for (const words of ['Adds the amount', 'approved by Tobias Okafor', 'First', 'In force', 'Before anything was'])
      expect(text).toContain(words);
  });

  it('makes a draft that goes back to a version, in place of the one that stands', async () => {
    const screen = await openHistory({ draft: makeDraft() });
    screen.click('version-2');
    await screen.shown('version-text');
    expect(screen.text()).toContain('The draft that stands is replaced.');
    screen.click('version-2-confirm');
    await screen.waitFor(() =>
      expect(screen.sent('/api/policy-draft/from-version')).toEqual([{ revision: 4, version: 2 }]),
    );
  });

  it('goes back to the time when nothing was allowed', async () => {
    const screen = await openHistory({});
    screen.click('version-0');
    await screen.shown('version-0-confirm');
    screen.click('version-0-confirm');
    await screen.waitFor(() =>
      expect(screen.sent('/api/policy-draft/from-version')).toEqual([{ revision: 0, version: 0 }]),
    );
  });

  it('copies a version as text, and offers no way back to what is in force', async () => {
    const screen = await openHistory({});
    screen.click('version-3');
    await screen.shown('copy-policy');
    screen.click('copy-policy');
    await screen.shown('copied');
    expect(screen.host.copied.map((text) => JSON.parse(text))).toEqual([makeContent()]);
    expect(screen.has('version-3-confirm')).toBe(false);
  });

  it('tells what changed since the version before, then since any other', async () => {
    const earlier = { from: 2, to: 3, differences: [difference] };
    const asked: string[] = [];
    const compared = (path: string, reply: object) => ({
      [`GET ${path}`]: () => {
        asked.push(path);
        return ok(reply);
      },
    });
    const screen = await openHistory(
      {},
      {
        ...compared('/api/policies/2/differences/3', earlier),
        ...compared('/api/policies/0/differences/3', { from: 0, to: 3, differences: [] }),
      },
    );
    screen.click('compare-3');
    await screen.shows('What changed from version 2 to version 3');
    expect(screen.text()).toContain('Rule dropped: Large amounts.');
    screen.findByTestId(Select, 'compare-with').props.onChange?.(0);
    await screen.shown('compare-same');
    expect(screen.text()).not.toContain('Rule dropped: Large amounts.');
    expect(asked).toEqual(['/api/policies/2/differences/3', '/api/policies/0/differences/3']);
  });

  it('compares an older version with a newer one as what was with what is', async () => {
    const screen = await openHistory(
      {},
      {
        'GET /api/policies/0/differences/2': () => offline(),
        'GET /api/policies/2/differences/3': () => ok({ from: 2, to: 3, differences: [difference] }),
      },
    );
    screen.click('compare-2');
    await screen.shown('compare-failed');
    const values = screen.findByTestId(Select, 'compare-with').props.options.map(({ value }) => value);
    expect(values).toEqual([3, 0]);
    screen.findByTestId(Select, 'compare-with').props.onChange?.(3);
    await screen.shows('What changed from version 2 to version 3');
  });

  it('is read again when it could not be loaded', async () => {
    let reads = 0;
    const screen = await openPart(
      'publish',
      {},
      {
        'GET /api/policies': () => {
          reads += 1;
          return reads === 1 ? offline() : ok({ policies });
        },
      },
    );
    await screen.shown('history-failed');
    screen.click('history-again');
    await screen.shown('history-table');
  });

  it('takes a pasted policy as the draft, and says what is wrong with one that is none', async () => {
    const detail = 'The request has a mistake; see errors.';
    const errors = [{ pointer: '/content/fields/0/autonomy', detail: 'Invalid option' }];
    let refuses = true;
    const screen = await openHistory(
      {},
      {
        'POST /api/policy-draft': () => (refuses ? { status: 400, body: { detail, errors } } : ok(makeDraftReply())),
      },
    );
    screen.click('import-policy');
    await screen.shown('import-text');
    const paste = async (text: string) => {
      screen.findByTestId(TextArea, 'import-text').props.onInput?.(text);
      await screen.waitFor(() => expect(screen.findByTestId(TextArea, 'import-text').props.value).toBe(text));
      screen.click('import-policy-confirm');
    };
    await paste('{');
    await screen.shows('This is no JSON');
    expect(screen.host.decisions).toEqual([]);
    await paste(JSON.stringify(makeContent({ expiryDays: 9 })));
    await screen.shows('/content/fields/0/autonomy: Invalid option');
    refuses = false;
    screen.click('import-policy-confirm');
    const sent = { revision: 0, content: makeContent({ expiryDays: 9 }) };
    await screen.waitFor(() => expect(screen.sent('/api/policy-draft')).toEqual([sent, sent]));
  });
});
