import { Button } from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import type { ReviewReply } from '#contract/review.ts';
import { isReviewReply } from '#ui/core/read-reply.ts';
import { type HostDouble, reviewHost } from '../host-double.ts';
import { digest, makeApplied, makeChange, makeDecision, makeReply, makeSuggestion } from '../make-review.ts';
import { renderCard } from './render-card.tsx';

const duplicate = { code: 'duplicate', message: 'A contact with this e-mail exists.' } as const;
const doubted = makeSuggestion({ confirm: duplicate });
const { id } = doubted;
const asApp = { as: 'app', name: 'Fieldward', canConnect: true } as const;
const asYou = { as: 'you', name: 'Ada Okafor', canConnect: true } as const;

/** A host on whose CRM people can lend us their own access. */
function salesforceHost(
  reviews: readonly ReviewReply[],
  connectAccount: () => Promise<void> = async () => {},
): HostDouble {
  const record = { crm: 'salesforce', objectType: 'Opportunity', recordId: '006000000000001AAA' } as const;
  return Object.assign(reviewHost(reviews), { record, connectAccount });
}

describe('who the CRM will name as the writer', () => {
  it('is told, with a button for people who could be it themselves', async () => {
    const card = await renderCard(salesforceHost([makeReply({ writing: asApp })]));
    expect(card.text()).toContain('Accepted changes are written by Fieldward’s integration user');
    expect(card.findByTestId(Button, 'connect').text).toContain('Write as yourself');
  });

  it('is told without a button where the CRM account does not let people lend their access', async () => {
    const card = await renderCard(salesforceHost([makeReply({ writing: { ...asApp, canConnect: false } })]));
    expect(card.text()).toContain('Accepted changes are written by Fieldward’s integration user');
    expect(card.has('connect')).toBe(false);
  });

  it('is told without a button to people whose own access is used already', async () => {
    const card = await renderCard(salesforceHost([makeReply({ writing: asYou })]));
    expect(card.text()).toContain('Accepted changes are written as you');
    expect(card.has('connect')).toBe(false);
  });

  it('is not told where it is always the same', async () => {
    const card = await renderCard(makeReply());
    expect(card.has('writing')).toBe(false);
    expect(card.text()).not.toContain('Accepted changes');
  });

  it('changes by itself once the person has lent their access', async () => {
    vi.useFakeTimers();
    try {
      const connect = vi.fn(async () => {});
      const host = salesforceHost([makeReply({ writing: asApp }), makeReply({ writing: asYou })], connect);
      const card = await renderCard(host);
      card.click('connect');
      expect(connect).toHaveBeenCalledOnce();
      await vi.advanceTimersByTimeAsync(5_000);
      expect(card.text()).toContain('Accepted changes are written as you');
      const reads = host.reads;
      await vi.advanceTimersByTimeAsync(120_000);
      expect(host.reads).toBe(reads);
    } finally {
      vi.useRealTimers();
    }
  });

  it('stays as it is, with a reason, when the CRM’s page could not be opened', async () => {
    const host = salesforceHost([makeReply({ writing: asApp })], async () => {
      throw new Error('Allow pop-ups for this page.');
    });
    const card = await renderCard(host);
    card.click('connect');
    await vi.waitFor(() => expect(host.toasts).toHaveLength(1));
    expect(host.toasts[0]).toEqual({
      kind: 'warning',
      title: 'That did not work',
      message: 'Allow pop-ups for this page.',
    });
    expect(host.reads).toBe(1);
  });

  it.each([
    ['person', 'Written with their own access'],
    ['app', 'Written by Fieldward’s integration user'],
  ] as const)('is shown after the write: %s', async (writtenAs, words) => {
    const decided = [makeApplied({ change: makeChange({ writtenAs }), decision: makeDecision() })];
    const card = await renderCard(salesforceHost([makeReply({ decided })]));
    expect(card.text()).toContain(words);
    expect((await renderCard(makeReply({ decided }))).text()).not.toContain(words);
  });
});

describe('a value that the CRM takes for a duplicate', () => {
  it('shows the CRM’s own words, and accepting says that it is meant', async () => {
    const card = await renderCard(salesforceHost([makeReply({ open: [doubted] })]));
    expect(card.has(`duplicate-${id}`)).toBe(true);
    expect(card.text()).toContain('Salesforce says: “A contact with this e-mail exists.”');
    expect(card.findByTestId(Button, `accept-${id}`).text).toContain('Save anyway');
    card.click(`accept-${id}`);
    await card.waitFor(() => expect(card.host.decisions).toHaveLength(1));
    expect(card.host.decisions[0]?.body).toMatchObject({ digest, current: '2026-12-01', allowDuplicate: true });
  });

  it('is never waved through where the CRM did not ask', async () => {
    const card = await renderCard(makeReply({ open: [makeSuggestion()] }));
    card.click(`accept-${id}`);
    await card.waitFor(() => expect(card.host.decisions).toHaveLength(1));
    expect(card.host.decisions[0]?.body).not.toHaveProperty('allowDuplicate');
  });
});

describe('suggestions on fields that the person may not see', () => {
  it('are counted and nothing more', async () => {
    const card = await renderCard(salesforceHost([makeReply({ hiddenCount: 2 })]));
    expect(card.text()).toContain('2 suggestions are for fields that you cannot see in Salesforce.');
    expect(card.has('empty')).toBe(false);
  });

  it('are not mentioned where there are none', async () => {
    const card = await renderCard(makeReply());
    expect(card.has('hidden')).toBe(false);
    expect(card.has('empty')).toBe(true);
  });
});

describe('an answer without what the card needs', () => {
  it.each(['writing', 'hiddenCount'])('is no review: %s is missing', (name) => {
    const reply: Record<string, unknown> = { ...makeReply() };
    expect(isReviewReply(reply)).toBe(true);
    delete reply[name];
    expect(isReviewReply(reply)).toBe(false);
  });
});
