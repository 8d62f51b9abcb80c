import { describe, expect, it } from 'vitest';
import { ok, reviewHost } from '../host-double.ts';
import { makeApplied, makeReply, makeSuggestion, nothingAllowed, suggestionId } from '../make-review.ts';
import { renderCard } from './render-card.tsx';

const decision = {
  kind: 'auto',
  by: null,
  at: '2026-11-23T09:00:00.000Z',
  reason: null,
  note: null,
} as const;
const written = makeApplied({ decision, abilities: { ...nothingAllowed, undo: true, keep: true } });
const { id } = written;
const kept = makeReply({ decided: [makeApplied()] });

describe('what was written automatically', () => {
  it('stands in a section of its own, says that no person decided, and asks to keep or undo', async () => {
    const card = await renderCard(reviewHost([makeReply({ decided: [written] })]));
    expect(card.text()).toContain('Written automatically (1)');
    expect(card.text()).toContain('Written automatically, ');
    expect(card.text()).toContain('We want this signed by the end of March.');
    expect(card.text()).not.toContain('Decided (');
    expect(card.has(`keep-${id}`)).toBe(true);
    expect(card.has(`undo-${id}`)).toBe(true);
  });

  it('goes to the decided ones once it is kept, and writes nothing for that', async () => {
    const host = reviewHost([makeReply({ decided: [written] }), kept], () =>
      ok({ ok: true, state: 'applied', waiting: false, message: null }),
    );
    const card = await renderCard(host);
    card.click(`keep-${id}`);
    await card.waitFor(() => expect(card.has('automatic')).toBe(false));
    expect(card.host.decisions.map(({ path }) => path)).toEqual([`/api/suggestions/${id}/keep`]);
    expect(card.host.refreshes).toBe(0);
    expect(card.host.toasts).toEqual([
      { kind: 'success', title: 'Close date kept', message: 'It stays as it was written.' },
    ]);
    expect(card.text()).toContain('Decided (1)');
  });

  it('shows it to those who may not decide, without buttons', async () => {
    const seen = {
      ...written,
      abilities: { ...nothingAllowed, why: 'Your role may read suggestions but not decide them.' },
    };
    const card = await renderCard(
      reviewHost([makeReply({ open: [makeSuggestion({ id: suggestionId(2) })], decided: [seen] })]),
    );
    expect(card.has('automatic')).toBe(true);
    expect(card.has(`keep-${id}`)).toBe(false);
    expect(card.has(`undo-${id}`)).toBe(false);
  });
});
