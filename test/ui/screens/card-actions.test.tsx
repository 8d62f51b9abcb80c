import {
  Button,
  CurrencyInput,
  DateInput,
  Form,
  Input,
  LoadingSpinner,
  MultiSelect,
  NumberInput,
  Select,
  TextArea,
  TimeInput,
} from '@hubspot/ui-extensions';
import { describe, expect, it, vi } from 'vitest';
import type { ReviewField, ReviewReply } from '#contract/review.ts';
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

/** A card on which the editor of one suggestion of this type is open. */
async function editing(over: Partial<ReviewField>, proposed: string, decide: () => ApiReply = () => applied) {
  const suggestion = makeSuggestion({ field: makeField(over), proposed, current: null, suggestedOver: null });
  const card = await renderCard(
    reviewHost([makeReply({ open: [suggestion] }), makeReply({ open: [suggestion] })], decide),
  );
  card.click(`edit-${id}`);
  await card.waitFor(() => card.findByTestId(Form, `edit-form-${id}`));
  return card;
}

async function saved(card: RenderedCard): Promise<unknown> {
  card.findByTestId(Form, `edit-form-${id}`).trigger('onSubmit');
  await card.waitFor(() => expect(card.host.decisions).toHaveLength(1));
  const { body } = card.host.decisions[0] ?? {};
  return body !== undefined && 'value' in body ? body.value : 'nothing was sent as a value';
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

describe('Edit', () => {
  it('writes a chosen date instead of the suggested one', async () => {
    const card = await editing({}, '2027-03-31');
    const input = card.findByTestId(DateInput, `editor-${id}`);
    expect(input.props.value).toEqual({ year: 2027, month: 2, date: 31 });
    input.props.onChange?.({ year: 2027, month: 3, date: 1 });
    expect(await saved(card)).toBe('2027-04-01');
  });

  it('takes the last key stroke even when the click on Save comes before it is drawn', async () => {
    const card = await editing({ type: 'text', label: 'Next step' }, 'Call');
    card.findByTestId(Input, `editor-${id}`).props.onInput?.('Call Maya');
    expect(await saved(card)).toBe('Call Maya');
  });

  it('writes several lines', async () => {
    const card = await editing({ type: 'multiline' }, 'One');
    card.findByTestId(TextArea, `editor-${id}`).props.onChange?.('One\nTwo');
    expect(await saved(card)).toBe('One\nTwo');
  });

  it('writes money as plain decimals', async () => {
    const card = await editing({ type: 'currency', currency: 'EUR' }, '120000');
    const input = card.findByTestId(CurrencyInput, `editor-${id}`);
    expect(input.props).toMatchObject({ currency: 'EUR', value: 120_000 });
    input.props.onChange?.(130_000.5);
    expect(await saved(card)).toBe('130000.5');
  });

  it('understands a number that a form hands over as text', async () => {
    const card = await editing({ type: 'number' }, '40');
    const { onChange } = card.findByTestId(NumberInput, `editor-${id}`).props;
    (onChange as ((value: unknown) => void) | undefined)?.('55');
    expect(await saved(card)).toBe('55');
  });

  it('writes a date with a time in the reader’s zone', async () => {
    const suggestion = makeSuggestion({ field: makeField({ type: 'datetime' }), proposed: '2027-03-31T15:30:00.000Z' });
    const host = reviewHost([makeReply({ open: [suggestion] }), makeReply()]);
    host.timeZone = 'America/New_York';
    const card = await renderCard(host);
    card.click(`edit-${id}`);
    await card.waitFor(() => card.findByTestId(Form, `edit-form-${id}`));
    const time = card.findByTestId(TimeInput, `editor-time-${id}`);
    expect(time.props.value).toEqual({ hours: 11, minutes: 30 });
    time.props.onChange?.({ hours: 9, minutes: 0 });
    expect(await saved(card)).toBe('2027-03-31T13:00:00.000Z');
  });

  it('writes a chosen option, and nothing for empty', async () => {
    const options = [{ value: 'p1', label: 'High' }];
    const card = await editing({ type: 'option', options }, 'p1');
    const select = card.findByTestId(Select, `editor-${id}`);
    expect(select.props.options).toEqual([
      ...options.map(({ value, label }) => ({ value, label })),
      { value: '', label: 'empty' },
    ]);
    select.props.onChange?.('');
    expect(await saved(card)).toBeNull();
  });

  it('writes yes or no', async () => {
    const card = await editing({ type: 'boolean' }, 'true');
    card.findByTestId(Select, `editor-${id}`).props.onChange?.('false');
    expect(await saved(card)).toBe(false);
  });

  it('writes several options', async () => {
    const options = ['a', 'b'].map((value) => ({ value, label: value }));
    const card = await editing({ type: 'multi_option', options }, 'a');
    card.findByTestId(MultiSelect, `editor-${id}`).props.onChange?.(['a', 'b']);
    expect(await saved(card)).toEqual(['a', 'b']);
  });

  it.each(['email', 'phone', 'url'] as const)('edits a field of type %s as a line of text', async (type) => {
    const card = await editing({ type }, 'before');
    card.findByTestId(Input, `editor-${id}`).props.onInput?.('after');
    expect(await saved(card)).toBe('after');
  });

  it('is an ordinary accept when nothing was changed', async () => {
    const card = await editing({ type: 'text' }, 'Call');
    card.findByTestId(Form, `edit-form-${id}`).trigger('onSubmit');
    await card.waitFor(() => expect(card.host.decisions).toHaveLength(1));
    expect(card.host.decisions[0]?.body).toEqual({ decisionId: firstId, digest, current: null });
  });

  it('shows the server’s refusal at the field and keeps what was typed', async () => {
    const card = await editing({ type: 'email', label: 'E-mail' }, 'maya@harbour.example', () =>
      refusal('value_wrong_type', 'That is not an e-mail address.'),
    );
    card.findByTestId(Input, `editor-${id}`).props.onInput?.('maya');
    card.findByTestId(Form, `edit-form-${id}`).trigger('onSubmit');
    await card.waitFor(() =>
      expect(card.findByTestId(Input, `editor-${id}`).props).toMatchObject({
        value: 'maya',
        error: true,
        validationMessage: 'That is not an e-mail address.',
      }),
    );
  });

  it('refuses by itself what would be lost on the way, and sends nothing', async () => {
    const card = await editing({ type: 'text', lengthMax: 3 }, 'abc');
    card.findByTestId(Input, `editor-${id}`).props.onInput?.('abcd');
    card.findByTestId(Form, `edit-form-${id}`).trigger('onSubmit');
    await card.waitFor(() =>
      expect(card.findByTestId(Input, `editor-${id}`).props.validationMessage).toBe('At most 3 characters fit.'),
    );
    expect(card.host.decisions).toEqual([]);
  });

  it('ends with Cancel and leaves the suggestion as it was', async () => {
    const card = await editing({ type: 'text' }, 'Call');
    card.click(`cancel-${id}`);
    await card.waitFor(() => expect(card.has(`accept-${id}`)).toBe(true));
    expect(card.host.decisions).toEqual([]);
  });

  it('keeps its draft while another suggestion is decided and the card reloads', async () => {
    const field = makeField({ type: 'text' });
    const text = makeSuggestion({ field, proposed: 'Call', current: null, suggestedOver: null });
    const other = makeSuggestion({ id: suggestionId(2) });
    const card = await renderCard(reviewHost([makeReply({ open: [text, other] }), makeReply({ open: [text] })]));
    card.click(`edit-${id}`);
    await card.waitFor(() => card.findByTestId(Form, `edit-form-${id}`));
    card.findByTestId(Input, `editor-${id}`).props.onInput?.('Half a sen');
    card.click(`accept-${other.id}`);
    await card.waitFor(() => expect(card.has(`tile-${other.id}`)).toBe(false));
    expect(card.findByTestId(Input, `editor-${id}`).props.value).toBe('Half a sen');
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
