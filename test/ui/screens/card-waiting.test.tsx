import { Icon } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offline, reviewHost } from '../host-double.ts';
import { makeApplied, makeChange, makeReply, makeSuggestion } from '../make-review.ts';
import { startCard } from './render-card.tsx';

const accepted = makeSuggestion({
  state: 'accepted',
  change: makeChange({ state: 'waiting', message: 'HubSpot asks us to slow down.' }),
});
const waiting = makeReply({ open: [accepted] });
const { id } = accepted;

describe('an accepted suggestion whose write is not finished', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says so, with the reason, and offers no second accept', async () => {
    const card = startCard(reviewHost([waiting]));
    await vi.advanceTimersByTimeAsync(0);
    expect(card.text()).toContain('Accepted. Still being written to HubSpot.');
    expect(card.text()).toContain('HubSpot asks us to slow down.');
    expect(card.text()).toContain('Nothing to review');
    expect(card.has(`accept-${id}`)).toBe(false);
  });

  it('shows the value that is being written, which may be an edit, and not what the CRM holds already', async () => {
    const edited = {
      ...accepted,
      current: '2027-04-01',
      change: makeChange({ state: 'waiting', value: '2027-04-01' }),
    };
    const card = startCard(reviewHost([makeReply({ open: [edited] })]));
    await vi.advanceTimersByTimeAsync(0);
    card.find(Icon, { screenReaderText: 'Close date: from Dec 1, 2026 to Apr 1, 2027' });
  });

  it('is looked at again after 1, 2 and 4 seconds until it is written, then the record is refreshed', async () => {
    const host = reviewHost([waiting, waiting, waiting, makeReply({ decided: [makeApplied()] })]);
    const card = startCard(host);
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.reads).toBe(2);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(host.reads).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(host.reads).toBe(3);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(host.reads).toBe(4);
    expect(card.has(`undo-${id}`)).toBe(true);
    expect(host.refreshes).toBe(1);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(host.reads).toBe(4);
  });

  it('is no longer looked at after two minutes; a button then asks', async () => {
    const host = reviewHost([waiting]);
    const card = startCard(host);
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(120_000);
    const reads = host.reads;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(host.reads).toBe(reads);
    expect(card.has(`refresh-${id}`)).toBe(true);
    card.click(`refresh-${id}`);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.reads).toBe(reads + 2);
  });

  it('that is lost sight of comes back by itself when the connection does', async () => {
    const host = reviewHost([offline(), makeReply({ open: [makeSuggestion()] })]);
    const card = startCard(host);
    await vi.advanceTimersByTimeAsync(0);
    expect(card.has('problem-offline')).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(card.has(`accept-${id}`)).toBe(true);
  });
});
