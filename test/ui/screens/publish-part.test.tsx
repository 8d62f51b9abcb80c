import { Button, LoadingButton, NumberInput, TextArea, Toggle } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { ok } from '../host-double.ts';
import { makeContent, makeDraft, makeDraftReply, makePolicy } from '../make-policy-reply.ts';
import { type Answers, openPart } from './open-part.tsx';

const draft = makeDraft();
const publishPath = '/api/policy-draft/publish';
const difference = { kind: 'field' as const, objectType: 'deals', field: 'amount', widens: false, sentence: '' };
const differences = [
  { ...difference, sentence: 'Amount: agents may not suggest it.' },
  { ...difference, kind: 'rule' as const, widens: true, sentence: 'Rule dropped: Large amounts.' },
];

const open = (reply = {}, answers: Answers = {}) => openPart('publish', reply, answers);
const openDraft = (reply = {}, answers: Answers = {}) => open({ draft, differences, ...reply }, answers);

describe('the draft before it is published', () => {
  it('is told in words, by what it is about, with what allows more marked', async () => {
    const text = (await openDraft()).text();
    const places = ['Fields', 'Amount: agents may not', 'Stricter', 'Rules', 'Rule dropped', 'Allows more'];
    const at = places.map((words) => text.indexOf(words, text.indexOf('testId="differences"')));
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(at).not.toContain(-1);
    expect(text).toContain('Saved by Ruth Abernathy');
  });

  it('shows some of very many changes, and then all', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...difference, sentence: `Change ${index}.` }));
    const screen = await openDraft({ differences: many });
    expect(screen.text()).not.toContain('Change 29.');
    screen.click('more-differences');
    await screen.shows('Change 29.');
  });

  it('cannot be published while something hinders it, and says where that is put right', async () => {
    const problem = { code: 'field_unknown', objectType: 'deals', field: 'x', sentence: 'The CRM has no field x.' };
    const screen = await openDraft({ problems: [problem] });
    expect(screen.text()).toContain('The CRM has no field x.');
    expect(screen.findByTestId(Button, 'publish-draft').props.disabled).toBe(true);
    screen.click('problems-to-fields');
    expect(screen.gone).toEqual(['fields']);
  });

  it('cannot be published over a newer version, and says what to do', async () => {
    const screen = await openDraft({ version: 5 });
    expect(screen.text()).toContain('Version 5 was published meanwhile');
    expect(screen.findByTestId(Button, 'publish-draft').props.disabled).toBe(true);
  });

  it('says that it changes nothing, or that there is none', async () => {
    expect((await openDraft({ differences: [] })).has('unchanged')).toBe(true);
    const screen = await open();
    expect(screen.text()).toContain('Version 3 is in force.');
    screen.click('to-rules');
    expect(screen.gone).toEqual(['rules']);
  });

  it('is shown without anything to change it to who may not publish', async () => {
    const screen = await openDraft({ mayPublish: false });
    expect(screen.has('differences')).toBe(true);
    for (const act of ['publish-draft', 'discard-draft', 'run-replay', 'import-policy'])
      expect(screen.has(act)).toBe(false);
    expect(screen.text()).not.toContain('Change ');
  });

  it('is discarded after a question', async () => {
    const screen = await openDraft({}, { 'POST /api/policy-draft/discard': () => ok(makeDraftReply()) });
    screen.click('discard-draft');
    await screen.shown('discard-draft-confirm');
    expect(screen.host.decisions).toEqual([]);
    screen.click('discard-draft-confirm');
    await screen.waitFor(() => expect(screen.sent('/api/policy-draft/discard')).toEqual([{ revision: 4 }]));
    await screen.waitFor(() => expect(screen.host.toasts).toHaveLength(1));
  });

  it('holds how long suggestions wait and who publishes', async () => {
    const screen = await openDraft({}, { 'POST /api/policy-draft': () => ok(makeDraftReply()) });
    screen.click('policy-settings');
    await screen.shown('expiry-days');
    screen.findByTestId(NumberInput, 'expiry-days').props.onChange?.(0);
    screen.find(Toggle).props.onChange?.(true);
    screen.click('policy-settings-confirm');
    await screen.shows('Enter a whole number from 1 to 365.');
    expect(screen.host.decisions).toEqual([]);
    screen.findByTestId(NumberInput, 'expiry-days').props.onChange?.(14);
    await screen.waitFor(() => expect(screen.findByTestId(NumberInput, 'expiry-days').props.value).toBe(14));
    screen.click('policy-settings-confirm');
    const content = makeContent({ expiryDays: 14, secondPersonPublishes: true });
    await screen.waitFor(() => expect(screen.sent('/api/policy-draft')).toEqual([{ revision: 4, content }]));
  });
});

describe('publishing', () => {
  const openDialog = async (reply: object, answers: Answers) => {
    const screen = await openDraft(reply, answers);
    screen.click('publish-draft');
    await screen.shown('publish-draft-confirm');
    return screen;
  };
  const type = async (screen: Awaited<ReturnType<typeof openDialog>>, note: string) => {
    screen.findByTestId(TextArea, 'publish-note').props.onInput?.(note);
    await screen.waitFor(() => expect(screen.findByTestId(TextArea, 'publish-note').props.value).toBe(note));
  };

  it('needs a note, says what will happen, and names the version that is in force then', async () => {
    let published = false;
    const screen = await openDialog(
      {},
      {
        [`POST ${publishPath}`]: () => {
          published = true;
          return ok({ status: 'published', policy: makePolicy({ version: 4 }) });
        },
        'GET /api/policy-draft': () =>
          ok(published ? makeDraftReply({ version: 4 }) : makeDraftReply({ draft, differences })),
      },
    );
    expect(screen.text()).toContain('2 changes come into force at once');
    expect(screen.text()).toContain('1 change allows more than before.');
    screen.click('publish-draft-confirm');
    await screen.shows('Write why, in at most 500 characters.');
    expect(screen.host.decisions).toEqual([]);
    await type(screen, ' Fewer mistakes ');
    screen.click('publish-draft-confirm');
    await screen.shown('published');
    expect(screen.sent(publishPath)).toEqual([{ revision: 4, note: 'Fewer mistakes' }]);
    expect(screen.text()).toContain('Version 4 is in force');
    expect(screen.has('no-draft')).toBe(true);
  });

  it('keeps the note when the draft was changed meanwhile, and sends no yes to what was not looked at', async () => {
    let revision = 4;
    const detail = 'Tobias changed the draft meanwhile.';
    const screen = await openDialog(
      {},
      {
        [`POST ${publishPath}`]: () => {
          revision = 5;
          return { status: 409, body: { detail } };
        },
        'GET /api/policy-draft': () => ok(makeDraftReply({ draft: makeDraft({ revision }), differences })),
      },
    );
    await type(screen, 'Fewer mistakes');
    screen.click('publish-draft-confirm');
    await screen.shows(detail);
    screen.findByTestId(LoadingButton, 'refresh').trigger('onClick');
    await screen.waitFor(() => expect(screen.findByTestId(LoadingButton, 'refresh').props.loading).toBe(false));
    expect(screen.findByTestId(TextArea, 'publish-note').props.value).toBe('Fewer mistakes');
    screen.click('publish-draft-confirm');
    await screen.waitFor(() => expect(screen.sent(publishPath)).toHaveLength(2));
    expect(screen.sent(publishPath)).toEqual([
      { revision: 4, note: 'Fewer mistakes' },
      { revision: 4, note: 'Fewer mistakes' },
    ]);
  });

  it('asks another admin where one is needed, and says why', async () => {
    const secondPerson = ['The class of Notes becomes milder.'];
    const answer = () => ok({ status: 'waiting', policy: null });
    const screen = await openDialog({ secondPerson }, { [`POST ${publishPath}`]: answer });
    expect(screen.text()).toContain('The class of Notes becomes milder.');
    expect(screen.text()).toContain('waits until another admin approves it');
    await type(screen, 'Notes are harmless');
    screen.click('publish-draft-confirm');
    await screen.waitFor(() => expect(screen.host.toasts.map(({ kind }) => kind)).toEqual(['info']));
    expect(screen.has('published')).toBe(false);
  });

  const proposed = { by: 'Tobias Okafor', byYou: false, at: '2026-11-24T08:00:00Z', note: 'Notes are harmless' };

  it('lets another admin approve with the note that stands', async () => {
    const screen = await openDialog(
      { draft: makeDraft({ proposed }) },
      { [`POST ${publishPath}`]: () => ok({ status: 'published', policy: makePolicy({ version: 4 }) }) },
    );
    expect(screen.text()).toContain('Tobias Okafor asks for publication');
    expect(screen.text()).toContain('“Notes are harmless”');
    expect(screen.has('publish-note')).toBe(false);
    screen.click('publish-draft-confirm');
    await screen.waitFor(() => expect(screen.sent(publishPath)).toEqual([{ revision: 4, note: 'Notes are harmless' }]));
  });

  it('gives who asked nothing to press, and says who has to', async () => {
    const screen = await openDraft({ draft: makeDraft({ proposed: { ...proposed, byYou: true } }) });
    expect(screen.text()).toContain('Another admin has to approve it.');
    expect(screen.has('publish-draft')).toBe(false);
    expect(screen.has('discard-draft')).toBe(true);
  });
});
