import { Button } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { ok, reviewHost } from '../host-double.ts';
import { makeReply, makeSuggestion, nothingAllowed } from '../make-review.ts';
import { renderCard } from './render-card.tsx';

const at = '2026-11-23T09:00:00.000Z';
const pending = makeSuggestion();
const { id, proposed } = pending;
const mine = makeSuggestion({
  yeses: [{ name: 'Ada Okafor', at, value: proposed }],
  abilities: {
    ...nothingAllowed,
    reject: true,
    why: 'You said yes. Another person who may decide it has to say yes, too.',
  },
});

describe('where two people have to say yes', () => {
  it('the first yes is noted, not told as a failure', async () => {
    const reply = ok({ ok: true, state: 'pending', waiting: false, message: null });
    const card = await renderCard(
      reviewHost([makeReply({ open: [pending] }), makeReply({ open: [mine] })], () => reply),
    );
    card.click(`accept-${id}`);
    await card.waitFor(() => expect(card.has(`yeses-${id}`)).toBe(true));
    expect(card.host.toasts).toEqual([
      {
        kind: 'info',
        title: 'Your yes to Close date is noted',
        message: 'Somebody else who may decide it has to say yes, too. Then it is written.',
      },
    ]);
    expect(card.host.refreshes).toBe(0);
    expect(card.text()).toContain('Ada Okafor said yes, ');
    expect(card.findByTestId(Button, `accept-${id}`).props.disabled).toBe(true);
    expect(card.findByTestId(Button, `reject-${id}`).props.disabled).toBe(false);
    expect(card.text()).toContain('Another person who may decide it has to say yes, too.');
  });

  it('the second sees who said yes, and to which value', async () => {
    const edited = makeSuggestion({ yeses: [{ name: 'Ada Okafor', at, value: '2027-05-01' }] });
    const card = await renderCard(reviewHost([makeReply({ open: [edited] })]));
    expect(card.text()).toContain('Ada Okafor said yes to May 1, 2027, ');
    expect(card.text()).toContain('Two people have to say yes to the same value.');
    expect(card.has(`accept-${id}`)).toBe(true);
  });
});
