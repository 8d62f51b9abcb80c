import { Button, LoadingSpinner, Select, TextArea } from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import type { ReviewReply } from '#contract/review.ts';
import type { ApiReply } from '#ui/core/host.ts';
import { HostDouble, offline, ok, pendingReply, reviewHost } from '../host-double.ts';
import {
  digest,
  makeApplied,
  makeField,
  makeReply,
  makeSuggestion,
  nothingAllowed,
  suggestionId,
} from '../make-review.ts';
import { type RenderedCard, renderCard } from './render-card.tsx';

const pending = makeSuggestion();
const { id } = pending;
const before = makeReply({ open: [pending] });
const done = makeReply({ decided: [makeApplied()] });
const firstId = '00000000-0000-4000-8000-000000000001';
const applied: ApiReply = ok({ ok: true, state: 'applied', waiting: false, message: null });

function bodies(card: RenderedCard) {
  return card.host.decisions.map(({ path, body }) => ({ path, body }));
}

function refusal(code: string, message: string): ApiReply {
  return ok({ ok: false, code, message, state: null });
}

describe('Accept', () => {
  it('sends what was shown with one decision id, shows the outcome and refreshes the record', async () => {
    const card = await renderCard(reviewHost([before, done]));
    card.click(`accept-${id}`);
    await card.waitFor(() => expect(card.has(`undo-${id}`)).toBe(true));
    expect(bodies(card)).toEqual([
      {
        path: `/api/suggestions/${id}/accept`,
        body: { decisionId: firstId, digest, current: '2026-12-01' },
      },
    ]);
    expect(card.host.refreshes).toBe(1);
    expect(card.host.toasts).toEqual([
      { kind: 'success', title: 'Close date updated', message: 'HubSpot shows the new value now.' },
    ]);
  });

  it('shows progress at once and leaves the next suggestion usable', async () => {
    const answer = pendingReply();
    const other = makeSuggestion({ id: suggestionId(2), field: makeField({ label: 'Next step' }) });
    const card = await renderCard(reviewHost([makeReply({ open: [pending, other] })], () => answer.promise));
    card.click(`accept-${id}`);
    await card.waitFor(() => card.findByTestId(LoadingSpinner, `progress-${id}`));
    expect(card.findByTestId(LoadingSpinner, `progress-${id}`).props.label).toBe('Accepting Close date');
    card.click(`accept-${other.id}`);
    expect(card.host.decisions.map(({ path }) => path)).toEqual([
      `/api/suggestions/${id}/accept`,
      `/api/suggestions/${other.id}/accept`,
    ]);
  });

  it('sends one decision for a double click', async () => {
    const card = await renderCard(reviewHost([before, done]));
    const button = card.findByTestId(Button, `accept-${id}`);
    button.trigger('onClick');
    button.trigger('onClick');
    await card.waitFor(() => expect(card.has(`undo-${id}`)).toBe(true));
    expect(card.host.decisions).toHaveLength(1);
  });

  it('keeps an unanswered click and sends the same decision id again', async () => {
    let answers = 0;
    const host = reviewHost([before, done], () => {
      answers += 1;
      return answers === 1 ? offline() : applied;
    });
    const card = await renderCard(host);
    card.click(`accept-${id}`);
    await card.waitFor(() => expect(card.has(`retry-${id}`)).toBe(true));
    expect(card.text()).toContain('1 decision has no answer yet.');
    card.click(`retry-${id}`);
    await card.waitFor(() => expect(card.has(`undo-${id}`)).toBe(true));
    expect(card.host.decisions[1]).toEqual(card.host.decisions[0]);
    expect(card.host.decisions).toHaveLength(2);
  });

  it('shows why it was refused, on the tile and as a notice', async () => {
    const host = reviewHost([before], () => refusal('suggestion_changed', 'What you saw is not what stands here now.'));
    const card = await renderCard(host);
    card.click(`accept-${id}`);
    await card.waitFor(() => expect(card.has(`refused-${id}`)).toBe(true));
    expect(card.text()).toContain('What you saw is not what stands here now.');
    expect(card.host.toasts[0]?.kind).toBe('warning');
    expect(card.host.refreshes).toBe(0);
    expect(card.has(`accept-${id}`)).toBe(true);
  });
});

describe('A value that changed since', () => {
  const changed = makeSuggestion({ changedSince: true, current: '2027-01-15' });

  it('is shown beside the suggested and the earlier one, and asks again in other words', async () => {
    const card = await renderCard(makeReply({ open: [changed] }));
    for (const words of ['Changed since it was suggested', 'Mar 31, 2027', 'Dec 1, 2026', 'Jan 15, 2027']) {
      expect(card.text()).toContain(words);
    }
    expect(card.findByTestId(Button, `accept-${id}`).text).toContain('Replace the new value');
  });

  it('is kept by one click, which rejects the suggestion as out of date', async () => {
    const card = await renderCard(reviewHost([makeReply({ open: [changed] }), makeReply()]));
    card.click(`keep-${id}`);
    await card.waitFor(() => expect(card.host.decisions).toHaveLength(1));
    expect(bodies(card)).toEqual([
      { path: `/api/suggestions/${id}/reject`, body: { decisionId: firstId, reason: 'outdated' } },
    ]);
  });

  it('is bound to the value that stands there now when it is replaced', async () => {
    const card = await renderCard(reviewHost([makeReply({ open: [changed] }), done]));
    card.click(`accept-${id}`);
    await card.waitFor(() => expect(card.host.decisions).toHaveLength(1));
    expect(card.host.decisions[0]?.body).toMatchObject({ current: '2027-01-15', digest });
  });
});

describe('Reject', () => {
  async function rejecting(): Promise<RenderedCard> {
    const card = await renderCard(reviewHost([before, makeReply()]));
    card.click(`reject-${id}`);
    await card.waitFor(() => card.findByTestId(Select, `reason-${id}`));
    return card;
  }

  it('sends the chosen reason and the note', async () => {
    const card = await rejecting();
    card.findByTestId(Select, `reason-${id}`).props.onChange?.('not_said');
    card.findByTestId(TextArea, `note-${id}`).props.onInput?.('That was about another deal.');
    card.click(`confirm-reject-${id}`);
    await card.waitFor(() => expect(card.has(`tile-${id}`)).toBe(false));
    expect(bodies(card)).toEqual([
      {
        path: `/api/suggestions/${id}/reject`,
        body: { decisionId: firstId, reason: 'not_said', note: 'That was about another deal.' },
      },
    ]);
    expect(card.host.toasts[0]?.title).toBe('Close date: suggestion rejected');
  });

  it('asks for a reason before anything is sent', async () => {
    const card = await rejecting();
    card.click(`confirm-reject-${id}`);
    await card.waitFor(() =>
      expect(card.findByTestId(Select, `reason-${id}`).props.validationMessage).toBe('Choose a reason first.'),
    );
    expect(card.host.decisions).toEqual([]);
  });
});

describe('Undo, Ask again, Let through', () => {
  async function clicked(reply: ReviewReply, testId: string, answer: ApiReply): Promise<RenderedCard> {
    const card = await renderCard(reviewHost([reply, makeReply()], () => answer));
    card.click(testId);
    await card.waitFor(() => expect(card.has(`tile-${id}`)).toBe(false));
    return card;
  }

  it('undoes an accept, says so and refreshes the record', async () => {
    const card = await clicked(done, `undo-${id}`, ok({ ok: true, state: 'reverted', waiting: false, message: null }));
    expect(bodies(card)).toEqual([{ path: `/api/suggestions/${id}/undo`, body: { decisionId: firstId } }]);
    expect(card.host.refreshes).toBe(1);
    expect(card.host.toasts[0]?.title).toBe('Close date: undone');
  });

  it('says that an undo was not written when the suggestion is still applied', async () => {
    const message = 'HubSpot refused the value.';
    const card = await clicked(done, `undo-${id}`, ok({ ok: true, state: 'applied', waiting: false, message }));
    expect(card.host.toasts[0]).toEqual({ kind: 'danger', title: 'Close date was not set back', message });
    expect(card.host.refreshes).toBe(0);
  });

  it('undoes a rejection without telling the record page', async () => {
    const rejected = makeSuggestion({ state: 'rejected', abilities: { ...nothingAllowed, undo: true } });
    const answer = ok({ ok: true, state: 'pending', waiting: false, message: null });
    const card = await clicked(makeReply({ decided: [rejected] }), `undo-${id}`, answer);
    expect(card.host.toasts[0]?.title).toBe('Close date is back for review');
    expect(card.host.refreshes).toBe(0);
  });

  it('asks a failed one again', async () => {
    const failed = makeApplied({ state: 'failed', abilities: { ...nothingAllowed, reopen: true } });
    const answer = ok({ ok: true, state: 'failed', waiting: false, message: null });
    const card = await clicked(makeReply({ decided: [failed] }), `reopen-${id}`, answer);
    expect(bodies(card)).toEqual([{ path: `/api/suggestions/${id}/reopen`, body: { decisionId: firstId } }]);
    expect(card.host.toasts[0]).toMatchObject({ kind: 'success', title: 'Close date is back for review' });
  });

  it('shows a suspicious one only after Open, then lets it through', async () => {
    const quarantined = makeSuggestion({
      state: 'quarantined',
      warnings: ['The quote holds an invisible character (U+200B).'],
      abilities: { ...nothingAllowed, reject: true, release: true },
    });
    const host = reviewHost([makeReply({ open: [quarantined] }), before], () =>
      ok({ ok: true, state: 'pending', waiting: false, message: null }),
    );
    const card = await renderCard(host);
    expect(card.text()).not.toContain('Mar 31, 2027');
    card.click(`open-${id}`);
    await card.waitFor(() => expect(card.text()).toContain('invisible character (U+200B)'));
    expect(card.has(`accept-${id}`)).toBe(false);
    card.click(`release-${id}`);
    await card.waitFor(() => expect(card.has(`accept-${id}`)).toBe(true));
    expect(bodies(card)).toEqual([{ path: `/api/suggestions/${id}/release`, body: { decisionId: firstId } }]);
  });
});

describe('A change in the CRM', () => {
  it('reloads the card', async () => {
    const host = reviewHost([
      before,
      makeReply({ open: [makeSuggestion({ changedSince: true, current: '2027-01-15' })] }),
    ]);
    const card = await renderCard(host);
    host.changeRecord();
    await card.waitFor(() => expect(card.has(`changed-${id}`)).toBe(true));
  });
});

describe('An answer that nobody foresaw', () => {
  it('is drawn as an error and does not take the page down', async () => {
    const broken = { ...pending, field: { ...pending.field, options: null } };
    const host = new HostDouble(() =>
      ok({ ...before, open: [{ ...broken, field: { ...broken.field, type: 'option' } }] }),
    );
    // React reports what the boundary caught; the report is not what is tested.
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const card = await renderCard(host);
    report.mockRestore();
    expect(card.text()).toContain('The card could not draw this answer.');
  });
});
