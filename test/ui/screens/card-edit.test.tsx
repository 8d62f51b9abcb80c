import {
  CurrencyInput,
  DateInput,
  Form,
  Input,
  MultiSelect,
  NumberInput,
  Select,
  TextArea,
  TimeInput,
} from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import type { ReviewField } from '#contract/review.ts';
import type { ApiReply } from '#ui/core/host.ts';
import { ok, reviewHost } from '../host-double.ts';
import { digest, makeField, makeReply, makeSuggestion, suggestionId } from '../make-review.ts';
import { type RenderedCard, renderCard } from './render-card.tsx';

const id = suggestionId(1);
const firstId = '00000000-0000-4000-8000-000000000001';
const applied: ApiReply = ok({ ok: true, state: 'applied', waiting: false, message: null });

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
    // Both taken from one drawing, as HubSpot hands over events that happen in quick succession.
    const form = card.findByTestId(Form, `edit-form-${id}`);
    card.findByTestId(Input, `editor-${id}`).props.onInput?.('Call Maya');
    form.trigger('onSubmit');
    await card.waitFor(() => expect(card.host.decisions).toHaveLength(1));
    expect(card.host.decisions[0]?.body).toMatchObject({ value: 'Call Maya' });
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
