import { Alert, Button, Icon, Tag, Text } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { HostDouble, offline, ok, pendingReply, reviewHost } from '../host-double.ts';
import {
  makeApplied,
  makeChange,
  makeDecision,
  makeEvidence,
  makeField,
  makeReply,
  makeSuggestion,
  nothingAllowed,
  suggestionId,
} from '../make-review.ts';
import { renderCard, startCard } from './render-card.tsx';

const pending = makeSuggestion();
const { id } = pending;

describe('an open suggestion', () => {
  it('shows the field, both values, the quote with its speaker, the agent, its reasons and the rule', async () => {
    const card = await renderCard(makeReply({ open: [pending] }));
    for (const words of [
      '1 suggestion to review',
      '0 decided · 0 blocked · Allowlist version 4',
      'Dec 1, 2026',
      'Mar 31, 2027',
      '“We want this signed by the end of March.”',
      'Maya Lindqvist, at 12:05 · Call · Discovery call',
      'Suggested by Call Scribe',
      'Call Scribe, in its own words:',
      'The buyer named a new signing date.',
      'Close date needs a person’s review.',
    ]) {
      expect(card.text()).toContain(words);
    }
  });

  it('tells the change to a screen reader in one sentence', async () => {
    const card = await renderCard(makeReply({ open: [pending] }));
    card.find(Icon, { screenReaderText: 'Close date: from Dec 1, 2026 to Mar 31, 2027' });
  });

  it('names the field on every button and has one primary button', async () => {
    const card = await renderCard(makeReply({ open: [pending] }));
    for (const act of ['accept', 'edit', 'reject']) {
      card.findByTestId(Button, `${act}-${id}`).find(Icon, { screenReaderText: 'Close date' });
    }
    expect(card.findAll(Button, { variant: 'primary' })).toHaveLength(1);
  });

  it('links to the source where it has a web address, and opens its text beside the record where not', async () => {
    const linked = makeSuggestion({ evidence: [makeEvidence({ url: 'https://calls.example/42' })] });
    expect((await renderCard(makeReply({ open: [linked] }))).text()).toContain('https://calls.example/42');
    const host = new HostDouble(({ path }) =>
      path.startsWith('/api/sources/')
        ? ok({
            id: 'src',
            kind: 'call',
            title: 'Call',
            text: 'Hello. We want this signed by the end of March. Bye.',
            occurredAt: null,
            url: null,
          })
        : ok(makeReply({ open: [pending] })),
    );
    const card = await renderCard(host);
    expect(host.requests.some(({ path }) => path.startsWith('/api/sources/'))).toBe(false);
    card.click(`source-${id}-0`);
    await card.waitFor(() => expect(card.text()).toContain('" Bye."'));
  });

  it('never links to an address that is not a web address', async () => {
    const hostile = makeSuggestion();
    const source = { ...hostile.evidence[0]?.source, url: 'javascript:alert(1)' };
    const evidence = [{ ...hostile.evidence[0], source }] as typeof hostile.evidence;
    const reply = makeReply();
    const host = new HostDouble(() => ok({ ...reply, open: [{ ...hostile, evidence }], openTotal: 1 }));
    expect((await renderCard(host)).text()).not.toContain('javascript:');
  });

  it('marks a high impact', async () => {
    const card = await renderCard(makeReply({ open: [makeSuggestion({ impact: 'high' })] }));
    expect(card.text()).toContain('High impact');
  });

  it('shows gained, lost and kept options in words, not by colour alone', async () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
    const field = makeField({ type: 'multi_option', options });
    const card = await renderCard(
      makeReply({ open: [makeSuggestion({ field, current: 'a;b', suggestedOver: 'a;b', proposed: 'b;c' })] }),
    );
    const tags = card.findAll(Tag).map((tag) => tag.text);
    expect(tags).toEqual(expect.arrayContaining(['Added: C', 'Removed: A', 'Kept: B']));
  });

  it('strikes out the words that go and underlines those that come', async () => {
    const field = makeField({ type: 'multiline', label: 'Next step' });
    const current = 'Send the revised contract to their legal team by Friday.';
    const proposed = current.replace('Friday.', 'Monday.');
    const card = await renderCard(
      makeReply({ open: [makeSuggestion({ field, current, suggestedOver: current, proposed })] }),
    );
    const formatted = (text: string) => card.find(Text, (node) => node.text === text && node.props.inline === true);
    expect(formatted('Friday.').props.format?.lineDecoration).toBe('strikethrough');
    expect(formatted('Monday.').props.format?.lineDecoration).toBe('underline');
  });

  it('cannot be accepted without the ability, and says why', async () => {
    const abilities = { ...nothingAllowed, why: 'Your role may read suggestions but not decide them.' };
    const card = await renderCard(makeReply({ open: [makeSuggestion({ abilities })] }));
    expect(card.findByTestId(Button, `accept-${id}`).props.disabled).toBe(true);
    expect(card.has(`edit-${id}`)).toBe(false);
    expect(card.has(`reject-${id}`)).toBe(false);
    expect(card.text()).toContain('Your role may read suggestions');
  });

  it('shows hidden characters of an agent instead of obeying them', async () => {
    const card = await renderCard(makeReply({ open: [makeSuggestion({ rationale: 'pay \u202e000,1' })] }));
    expect(card.text()).toContain('pay [U+202E]000,1');
  });

  it('folds a very long explanation, so that the evidence stays in sight', async () => {
    const card = await renderCard(makeReply({ open: [makeSuggestion({ rationale: 'Because. '.repeat(60) })] }));
    expect(card.text()).toContain('<Accordion title="Call Scribe, in its own words:"');
  });
});

describe('the whole card', () => {
  it('says that it is loading, then that there is nothing and what will come', async () => {
    const answer = pendingReply();
    const card = startCard(new HostDouble(() => answer.promise));
    expect(card.text()).toContain('Loading suggestions');
    answer.answer(ok(makeReply()));
    await card.waitFor(() => expect(card.has('empty')).toBe(true));
    expect(card.text()).toContain('When an agent reads a call');
  });

  it('asks for a record where none is open', () => {
    const host = reviewHost([makeReply()]);
    host.record = null;
    expect(startCard(host).text()).toContain('Open a record to see its suggestions.');
    expect(host.requests).toEqual([]);
  });

  it.each([
    [403, 'forbidden', 'You have no access to suggestions on this record'],
    [401, 'signed_out', 'Your sign-in was not recognised'],
    [404, 'missing', 'Fieldward does not know this record'],
    [500, 'broken', 'Suggestions could not be loaded'],
  ])('tells a %i with the server’s own sentence and a reference', async (status, kind, title) => {
    const host = new HostDouble(() => ({ status, body: { detail: 'In its own words.', requestId: 'req_7' } }));
    const card = await renderCard(host);
    expect(card.has(`problem-${kind}`)).toBe(true);
    for (const words of [title, 'In its own words.', 'Reference for support: req_7']) {
      expect(card.text()).toContain(words);
    }
  });

  it('recovers from a failed first load by Try again', async () => {
    const card = await renderCard(reviewHost([offline(), makeReply({ open: [pending] })]));
    expect(card.text()).toContain('No connection to Fieldward');
    card.click('try-again');
    await card.waitFor(() => expect(card.has(`accept-${id}`)).toBe(true));
  });

  it('keeps what it shows when the connection is lost, and says so', async () => {
    const card = await renderCard(reviewHost([makeReply({ open: [pending] }), offline()]));
    card.click('refresh');
    await card.waitFor(() => expect(card.has('banner-problem')).toBe(true));
    expect(card.has(`accept-${id}`)).toBe(true);
  });

  it('shows suggestions without present values, and none to accept, while the CRM cannot be read', async () => {
    const { current: _current, digest: _digest, ...blind } = pending;
    const abilities = { ...nothingAllowed, reject: true, why: 'The CRM does not answer.' };
    const reply = makeReply({ crm: { reachable: false, message: 'HubSpot answered 502.' } });
    const host = new HostDouble(() => ok({ ...reply, open: [{ ...blind, abilities }], openTotal: 1 }));
    const card = await renderCard(host);
    for (const words of [
      'HubSpot could not be read',
      'HubSpot answered 502.',
      'present value unknown',
      'Mar 31, 2027',
    ]) {
      expect(card.text()).toContain(words);
    }
    expect(card.findByTestId(Button, `accept-${id}`).props.disabled).toBe(true);
    expect(card.has(`reject-${id}`)).toBe(true);
  });

  it('says who paused, when and why', async () => {
    const pause = { reason: 'Quarter end', by: 'Ines Duarte', at: '2020-01-01T00:00:00.000Z', everything: true };
    const card = await renderCard(makeReply({ pause, open: [pending] }));
    expect(card.findByTestId(Alert, 'banner-paused').props.title).toBe('Fieldward is paused');
    expect(card.text()).toMatch(/Ines Duarte paused it \d+ years ago: “Quarter end”/);
  });

  it('shows three suggestions in a sidebar and all on demand', async () => {
    const open = [1, 2, 3, 4, 5].map((number) => makeSuggestion({ id: suggestionId(number) }));
    const card = await renderCard(reviewHost([makeReply({ open })]), 'narrow');
    expect(card.has(`tile-${suggestionId(3)}`)).toBe(true);
    expect(card.has(`tile-${suggestionId(4)}`)).toBe(false);
    card.click('show-all');
    await card.waitFor(() => expect(card.has(`tile-${suggestionId(5)}`)).toBe(true));
  });

  it('lists blocked attempts with the reason and what to do', async () => {
    const refusal = { code: 'field_protected', message: 'Payment terms is a billing field.' };
    const field = makeField({ name: 'payment_terms', label: 'Payment terms', type: 'text' });
    const blocked = [
      makeSuggestion({ state: 'blocked', abilities: nothingAllowed, field, proposed: 'net 90', refusal }),
    ];
    const card = await renderCard(makeReply({ blocked }));
    for (const words of [
      'Blocked (1)',
      'Call Scribe wanted to set net 90.',
      'Payment terms is a billing field.',
      'Agents can never change this field.',
    ]) {
      expect(card.text()).toContain(words);
    }
    expect(card.has(`accept-${id}`)).toBe(false);
  });
});

describe('a decided suggestion', () => {
  it('says what became of it, by whom and with which words, and what an undo would write', async () => {
    const decision = makeDecision({ kind: 'edit', note: 'Legal needs a week.' });
    const card = await renderCard(makeReply({ decided: [makeApplied({ decision })] }));
    for (const words of ['Decided (1)', 'Written', 'Edited and accepted by Ada Okafor', '“Legal needs a week.”']) {
      expect(card.text()).toContain(words);
    }
    expect(card.text()).toContain('Undo sets Close date back to Dec 1, 2026.');
  });

  it('shows why one was rejected', async () => {
    const rejected = makeSuggestion({
      state: 'rejected',
      abilities: { ...nothingAllowed, undo: true },
      decision: makeDecision({ kind: 'reject', reason: 'not_said' }),
    });
    const card = await renderCard(makeReply({ decided: [rejected] }));
    expect(card.text()).toContain('Nobody said that');
    expect(card.text()).toContain('Undo puts it back for review.');
  });

  it('that HubSpot refused stands above the folded lists, in HubSpot’s words, with Ask again', async () => {
    const failed = makeApplied({
      state: 'failed',
      abilities: { ...nothingAllowed, reopen: true },
      change: makeChange({ state: 'failed', message: 'Close date must be in the future.' }),
    });
    const card = await renderCard(makeReply({ decided: [failed] }));
    expect(card.has('attention')).toBe(true);
    expect(card.text()).toContain('HubSpot says: “Close date must be in the future.”');
    expect(card.has(`reopen-${id}`)).toBe(true);
    card.click(`leave-${id}`);
    await card.waitFor(() => expect(card.has('attention')).toBe(false));
    expect(card.text()).toContain('Decided (1)');
  });

  it('that met another value says which', async () => {
    const conflicted = makeApplied({
      state: 'conflicted',
      abilities: { ...nothingAllowed, reopen: true },
      change: makeChange({ state: 'conflicted', found: '2027-01-15' }),
    });
    const card = await renderCard(makeReply({ decided: [conflicted] }));
    expect(card.text()).toContain('Close date was Jan 15, 2027 when we came to write, so nothing was changed.');
  });

  it('that replaced a value unseen warns, and an undo gives that value back', async () => {
    const replaced = makeApplied({ change: makeChange({ replacedUnseen: '2027-01-15' }) });
    const card = await renderCard(makeReply({ decided: [replaced] }));
    expect(card.text()).toContain('somebody else had set Jan 15, 2027');
    expect(card.text()).toContain('Undo sets Close date back to Jan 15, 2027.');
  });
});
