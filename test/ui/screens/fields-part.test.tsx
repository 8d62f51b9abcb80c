import { Checkbox, SearchInput, Select, TextArea } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import type { ApiReply } from '#ui/core/host.ts';
import { offline, ok } from '../host-double.ts';
import { billingField, makeBrowsed, ownerField } from '../make-fields.ts';
import { makeContent, makeDraft, makeDraftReply } from '../make-policy-reply.ts';
import { type Answers, openPart } from './open-part.tsx';

const amount = makeBrowsed({ label: 'Amount', asked: 3, accepted: 2 });
const stage = makeBrowsed({ name: 'dealstage', label: 'Deal stage', notAutomatic: 'Hard to take back.' });
const browsed = (fields = [amount, stage, billingField, ownerField]): ApiReply =>
  ok({ objectTypes: ['deals', 'contacts'], version: 3, fields });
const path = '/api/policy-draft';
const usual: Answers = {
  'GET /api/fields?objectType=deals': () => browsed(),
  [`POST ${path}`]: () => ok(makeDraftReply({ draft: makeDraft() })),
};

async function open(reply = {}, answers: Answers = {}) {
  const screen = await openPart('fields', reply, { ...usual, ...answers });
  return {
    ...screen,
    tick: (testId: string) => screen.findByTestId(Checkbox, testId).props.onChange?.(true, ''),
  };
}
const openTable = async (reply = {}, answers: Answers = {}) => {
  const screen = await open(reply, answers);
  await screen.shown('field-table');
  return screen;
};

describe('the field browser', () => {
  it('shows every field with class, what agents may do, and how often they asked', async () => {
    const text = (await openTable()).text();
    for (const words of ['Amount', 'Suggest, a person decides', '3, 2 taken', 'Deal stage', 'Not allowed', '4 fields'])
      expect(text).toContain(words);
  });

  it('shows protected ones locked, with why, and nothing to tick', async () => {
    const screen = await openTable();
    expect(screen.text()).toMatch(/The word .*payment.* stands for billing/);
    expect(screen.has('select-payment_terms')).toBe(false);
    expect(screen.has('select-amount')).toBe(true);
  });

  it('saves what is done with many rows in the draft at once, and takes it back', async () => {
    const screen = await openTable();
    screen.tick('select-all');
    await screen.shown('bulk-bar');
    expect(screen.text()).toContain('2 fields selected');
    screen.click('bulk-allow');
    await screen.shown('bulk-saved');
    const [saved] = screen.sent(path) as [{ revision: number; content: ReturnType<typeof makeContent> }];
    expect(saved.content.fields.map(({ field }) => field)).toEqual(['amount', 'dealstage']);
    expect(screen.text()).toContain('1 field changed in the draft');
    screen.click('bulk-undo');
    await screen.waitFor(() => expect(screen.sent(path)).toHaveLength(2));
    expect(screen.sent(path)[1]).toMatchObject({ content: makeContent() });
    await screen.waitFor(() => expect(screen.has('bulk-saved')).toBe(false));
  });

  it('leaves out of automatic what cannot be, and says so', async () => {
    const screen = await openTable();
    screen.tick('select-all');
    await screen.shown('bulk-bar');
    screen.click('bulk-automatic');
    await screen.shown('bulk-saved');
    const [saved] = screen.sent(path) as [{ content: ReturnType<typeof makeContent> }];
    expect(saved.content.fields).toEqual([{ objectType: 'deals', field: 'amount', autonomy: 'auto', impact: 'low' }]);
    expect(screen.text()).toContain('1 field of them cannot be automatic');
  });

  it('keeps the selection and says why when the draft was changed by somebody else', async () => {
    const refusal: ApiReply = {
      status: 409,
      body: { code: 'policy_draft_changed', detail: 'Ruth saved the draft first.' },
    };
    const screen = await openTable({}, { [`POST ${path}`]: () => refusal });
    screen.tick('select-dealstage');
    await screen.shown('bulk-bar');
    screen.click('bulk-allow');
    await screen.shown('bulk-problem');
    expect(screen.text()).toContain('Ruth saved the draft first.');
    expect(screen.text()).toContain('1 field selected');
  });

  it('searches, narrows, and says when nothing fits', async () => {
    const screen = await openTable();
    screen.findByTestId(SearchInput, 'field-search').props.onInput?.('owner');
    await screen.shows('1 of 4 fields');
    screen.findByTestId(Select, 'field-shown').props.onChange?.('allowed');
    await screen.shown('no-field');
  });

  it('reads another object when that is chosen', async () => {
    const job = makeBrowsed({ objectType: 'contacts', name: 'jobtitle', label: 'Job title' });
    const answers: Answers = { 'GET /api/fields?objectType=contacts': () => browsed([job]) };
    const screen = await openTable({}, answers);
    screen.findByTestId(Select, 'field-object').props.onChange?.('contacts');
    await screen.shows('Job title');
    expect(screen.text()).not.toContain('Deal stage');
  });

  it('says that the CRM could not be read, and tries again', async () => {
    let asked = 0;
    const answers: Answers = {
      'GET /api/fields?objectType=deals': () => {
        asked += 1;
        return asked === 1 ? offline() : browsed();
      },
    };
    const screen = await open({}, answers);
    await screen.waitFor(() => expect(asked).toBe(1));
    await screen.shown('try-again');
    screen.click('try-again');
    await screen.shown('field-table');
  });

  it('lets those who may not publish look, and nothing else', async () => {
    const screen = await openTable({ mayPublish: false });
    expect(screen.text()).toContain('Amount');
    expect(screen.has('select-all')).toBe(false);
    screen.click('details-amount');
    await screen.shows('Taken as it was');
    expect(screen.has('protect-amount')).toBe(false);
  });

  it('protects a field with a reason', async () => {
    const screen = await openTable();
    screen.click('details-amount');
    await screen.shown('protect-amount');
    screen.click('protect-amount');
    await screen.shown('class-reason');
    screen.click('class-amount-confirm');
    await screen.shows('Write at least five characters');
    screen.findByTestId(TextArea, 'class-reason').props.onInput?.('Asked by legal.');
    screen.choose('class-kind', 'billing');
    screen.click('class-amount-confirm');
    await screen.waitFor(() => expect(screen.sent(path)).toHaveLength(1));
    expect(screen.sent(path)[0]).toMatchObject({
      content: {
        fields: [],
        classes: [{ objectType: 'deals', field: 'amount', class: 'billing', reason: 'Asked by legal.' }],
      },
    });
  });

  it('offers to correct a class that only a pattern gave, and no other', async () => {
    const screen = await openTable();
    screen.click('details-hubspot_owner_id');
    await screen.shows('hubspot_owner_id-close');
    expect(screen.has('correct-hubspot_owner_id')).toBe(false);
    screen.click('details-payment_terms');
    await screen.shown('correct-payment_terms');
    screen.click('correct-payment_terms');
    await screen.shows('another admin has to publish that');
  });
});

describe('the first run', () => {
  const proposal = {
    fields: [
      {
        objectType: 'deals',
        field: 'use_case',
        autonomy: 'review',
        impact: 'low',
        label: 'Use case',
        why: 'Talk tells it.',
      },
      {
        objectType: 'contacts',
        field: 'jobtitle',
        autonomy: 'review',
        impact: 'low',
        label: 'Job title',
        why: 'So does this.',
      },
    ],
  };
  const nothing = { version: 0, inForce: makeContent({ fields: [] }) };
  const proposing: Answers = { 'GET /api/policy-draft/proposal': () => ok(proposal) };

  it('proposes fields with reasons, saves what is ticked, and leads on to publishing', async () => {
    const screen = await open(nothing, proposing);
    screen.click('propose');
    await screen.shows('Talk tells it.');
    screen.tick('take-jobtitle');
    await screen.shows('Start with 1 field');
    screen.click('start-with-proposal');
    await screen.waitFor(() => expect(screen.gone).toEqual(['publish']));
    expect(screen.sent(path)[0]).toMatchObject({
      revision: 0,
      content: { fields: [{ objectType: 'deals', field: 'use_case', autonomy: 'review', impact: 'low' }] },
    });
  });

  it('can begin without a proposal', async () => {
    const screen = await open(nothing, proposing);
    screen.click('start-empty');
    await screen.shown('field-table');
  });

  it('says when there is nothing to propose, and when it could not be asked', async () => {
    const none = await open(nothing, { 'GET /api/policy-draft/proposal': () => ok({ fields: [] }) });
    none.click('propose');
    await none.shown('no-proposal');
    const broken = await open(nothing, { 'GET /api/policy-draft/proposal': () => offline() });
    broken.click('propose');
    await broken.shown('try-again');
  });

  it('is over once something is published or begun', async () => {
    expect((await openTable()).has('first-run')).toBe(false);
    expect((await openTable({ ...nothing, draft: makeDraft() })).has('first-run')).toBe(false);
    expect((await openTable({ ...nothing, mayPublish: false })).has('first-run')).toBe(false);
  });
});
