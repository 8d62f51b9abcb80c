import { Input, MultiSelect, Select, TextArea } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { offline, ok } from '../host-double.ts';
import { makeContent, makeDraft, makeDraftReply, makeRule } from '../make-policy-reply.ts';
import { type Answers, openPart } from './open-part.tsx';

const rule = makeRule();
const content = makeContent({ rules: [rule] });
const ruleSentences = ['Large amounts: for a change of Amount of deals, where it is so, two people have to say yes.'];
const withRule = { inForce: content, ruleSentences };
const saving: Answers = { 'POST /api/policy-draft': () => ok(makeDraftReply()) };
const path = '/api/policy-draft';

const open = (reply = {}, answers: Answers = {}) => openPart('rules', reply, { ...saving, ...answers });

describe('the rules', () => {
  it('stand as sentences below their titles', async () => {
    const screen = await open(withRule);
    expect(screen.text()).toContain('Large amounts');
    expect(screen.text()).toContain('For a change of Amount of deals');
    expect(screen.text()).toContain('Two people');
  });

  it('are those of the draft where there is one', async () => {
    const steps = makeRule({ id: 'steps', title: 'Steps stay' });
    const draft = makeDraft({ content: makeContent({ rules: [steps] }) });
    const screen = await open({ inForce: content, draft, ruleSentences: ['Steps stay: it is so.'] });
    expect(screen.has('rule-steps')).toBe(true);
    expect(screen.has('rule-large-amounts')).toBe(false);
  });

  it('are marked where they are not yet in force as they stand', async () => {
    const rules = [rule, makeRule({ id: 'second' }), makeRule({ id: 'third' })];
    const changed = makeRule({ id: 'second', when: [{ valueAbove: 5 }] });
    const draft = makeDraft({ content: makeContent({ rules: [rule, changed, makeRule({ id: 'fourth' })] }) });
    const text = (await open({ inForce: makeContent({ rules }), draft, ruleSentences: ['', '', ''] })).text();
    const marks = [...text.matchAll(/testId="rule-(?:large-amounts|second|fourth)"|(New|Changed) in the draft/g)];
    expect(marks.map(([all]) => all)).toEqual([
      'testId="rule-large-amounts"',
      'testId="rule-second"',
      'Changed in the draft',
      'testId="rule-fourth"',
      'New in the draft',
    ]);
  });

  it('say so when there is none', async () => {
    expect((await open()).has('no-rules')).toBe(true);
  });

  it('are shown without anything to change them to who may not publish', async () => {
    const screen = await open({ ...withRule, mayPublish: false });
    expect(screen.has('rule-large-amounts')).toBe(true);
    for (const act of ['add-rule', 'edit-large-amounts', 'duplicate-large-amounts', 'remove-large-amounts', 'add-case'])
      expect(screen.has(act)).toBe(false);
  });

  it('show what an admin wrote as text, hidden characters made visible', async () => {
    const inForce = makeContent({ rules: [makeRule({ title: 'Large\u202eamounts' })] });
    expect((await open({ inForce, ruleSentences: ['So.'] })).text()).toContain('Large[U+202E]amounts');
  });
});

describe('adding a rule', () => {
  it('says beside each field what is missing, and sends nothing', async () => {
    const screen = await open();
    screen.click('add-rule');
    await screen.shown('rule-all-fields');
    screen.choose('rule-all-fields', 'some');
    screen.choose('rule-effect', 'expiresInDays');
    screen.click('add-test');
    await screen.shown('test-number-0');
    screen.click('add-rule-confirm');
    await screen.shows('Give the rule a name.');
    for (const words of ['Choose at least one field', 'Enter a number, such', 'Enter a whole number from 1 to 365.'])
      expect(screen.text()).toContain(words);
    expect(screen.sent(path)).toEqual([]);
  });

  it('puts it after the others in the draft, named after its title', async () => {
    const screen = await open({ ...withRule, draft: makeDraft({ content }) });
    screen.click('add-rule');
    await screen.shown('rule-all-fields');
    screen.findByTestId(Input, 'rule-title').props.onInput?.(' Large amounts ');
    screen.choose('rule-all-fields', 'some');
    await screen.shown('rule-fields');
    screen.findByTestId(MultiSelect, 'rule-fields').props.onChange?.(['amount']);
    screen.choose('rule-all-agents', 'some');
    await screen.shown('rule-agents');
    screen.findByTestId(MultiSelect, 'rule-agents').props.onChange?.(['agt_01']);
    screen.click('add-test');
    await screen.shown('test-number-0');
    screen.findByTestId(Input, 'test-number-0').props.onInput?.('5');
    screen.click('add-test');
    await screen.shown('test-kind-1');
    screen.findByTestId(Select, 'test-kind-1').props.onChange?.('recordHas');
    await screen.shown('test-values-1');
    screen.findByTestId(Select, 'test-field-1').props.onChange?.('dealstage');
    screen.findByTestId(TextArea, 'test-values-1').props.onInput?.('closedwon\n\nclosedlost\n');
    screen.choose('rule-effect', 'onlyRoles');
    await screen.shown('rule-roles');
    screen.choose('rule-roles', ['admin']);
    await screen.shows('It is so.');
    screen.click('add-rule-confirm');
    await screen.waitFor(() => expect(screen.sent(path)).toHaveLength(1));
    const added = {
      id: 'large-amounts-2',
      title: 'Large amounts',
      objectType: 'deals',
      fields: ['amount'],
      agents: ['agt_01'],
      when: [{ valueAbove: 5 }, { recordHas: { field: 'dealstage', oneOf: ['closedwon', 'closedlost'] } }],
      effect: { onlyRoles: ['admin'] },
    };
    expect(screen.sent(path)).toEqual([{ revision: 4, content: { ...content, rules: [rule, added] } }]);
  });

  it('forgets the fields of another object', async () => {
    const screen = await open({ inForce: content, ruleSentences });
    screen.click('edit-large-amounts');
    await screen.shown('rule-fields');
    screen.findByTestId(Select, 'rule-object').props.onChange?.('contacts');
    await screen.waitFor(() => expect(screen.findByTestId(MultiSelect, 'rule-fields').props.value).toEqual([]));
  });

  it('tells what the server makes of it before it is saved', async () => {
    const checked = { version: 3, ruleSentences: ['Two of them.'], problems: [{ sentence: 'Amount is no date.' }] };
    const screen = await open(withRule, { 'POST /api/policies/check': () => ok(checked) });
    screen.click('edit-large-amounts');
    await screen.shown('rule-preview-problems');
    expect(screen.text()).toContain('Two of them.');
    expect(screen.text()).toContain('Amount is no date.');
    const [asked] = screen.sent('/api/policies/check');
    expect(asked).toMatchObject({ content: { rules: [rule], fields: [] } });
  });

  it('says so when the server does not word it', async () => {
    const screen = await open(withRule, { 'POST /api/policies/check': () => offline() });
    screen.click('edit-large-amounts');
    await screen.shows('The sentence could not be fetched.');
  });

  it('goes on without the CRM’s fields, and asks again for them', async () => {
    let reads = 0;
    const screen = await open(withRule, {
      'GET /api/fields?objectType=deals': () => {
        reads += 1;
        return offline();
      },
    });
    screen.click('edit-large-amounts');
    await screen.shown('choices-failed');
    screen.click('choices-again');
    await screen.waitFor(() => expect(reads).toBe(2));
  });
});

describe('a rule that stands', () => {
  const edited = async (answers: Answers = {}) => {
    const screen = await open(withRule, answers);
    screen.click('edit-large-amounts');
    await screen.shown('rule-title');
    screen.findByTestId(Input, 'rule-title').props.onInput?.('Very large amounts');
    await screen.waitFor(() => expect(screen.findByTestId(Input, 'rule-title').props.value).toBe('Very large amounts'));
    screen.click('edit-large-amounts-confirm');
    return screen;
  };

  it('keeps its name in diffs and logs when it is edited', async () => {
    const screen = await edited();
    await screen.waitFor(() => expect(screen.sent(path)).toHaveLength(1));
    const rules = [{ ...rule, title: 'Very large amounts' }];
    expect(screen.sent(path)).toEqual([{ revision: 0, content: { ...content, rules } }]);
  });

  it('keeps what was typed when the server refuses', async () => {
    const detail = 'Tobias changed the draft meanwhile.';
    const screen = await edited({ [`POST ${path}`]: () => ({ status: 409, body: { detail } }) });
    await screen.shows(detail);
    expect(screen.findByTestId(Input, 'rule-title').props.value).toBe('Very large amounts');
  });

  it('is doubled under a name of its own', async () => {
    const screen = await open(withRule);
    screen.click('duplicate-large-amounts');
    await screen.shown('duplicate-large-amounts-confirm');
    screen.click('duplicate-large-amounts-confirm');
    await screen.waitFor(() => expect(screen.sent(path)).toHaveLength(1));
    const rules = [rule, { ...rule, id: 'large-amounts-copy', title: 'Large amounts (copy)' }];
    expect(screen.sent(path)).toEqual([{ revision: 0, content: { ...content, rules } }]);
  });

  it('goes out of the draft after a question', async () => {
    const screen = await open(withRule);
    screen.click('remove-large-amounts');
    await screen.shown('remove-large-amounts-confirm');
    expect(screen.sent(path)).toEqual([]);
    screen.click('remove-large-amounts-confirm');
    await screen.waitFor(() => expect(screen.sent(path)).toHaveLength(1));
    expect(screen.sent(path)).toEqual([{ revision: 0, content: { ...content, rules: [] } }]);
  });
});

describe('the test cases', () => {
  const one = {
    title: 'Small amounts',
    objectType: 'deals',
    field: 'amount',
    proposed: '5000',
    current: null,
    record: {},
    quotes: ['call'],
    agent: null,
    expect: 'review' as const,
  };

  it('are listed with what is expected, and removed', async () => {
    const screen = await open({ inForce: makeContent({ cases: [one] }) });
    expect(screen.text()).toContain('empty → 5000');
    expect(screen.text()).toContain('One person decides');
    screen.click('remove-case-0');
    await screen.shown('remove-case-0-confirm');
    screen.click('remove-case-0-confirm');
    await screen.waitFor(() => expect(screen.sent(path)).toEqual([{ revision: 0, content: makeContent() }]));
  });

  it('are added once they have a name and a field', async () => {
    const screen = await open();
    screen.click('add-case');
    await screen.shown('case-field');
    screen.click('add-case-confirm');
    await screen.shows('Say what it shows');
    expect(screen.sent(path)).toEqual([]);
    screen.findByTestId(Input, 'case-title').props.onInput?.('Small amounts');
    screen.findByTestId(Select, 'case-field').props.onChange?.('amount');
    screen.findByTestId(Input, 'case-proposed').props.onInput?.('5000');
    await screen.waitFor(() => expect(screen.findByTestId(Input, 'case-proposed').props.value).toBe('5000'));
    screen.click('add-case-confirm');
    await screen.waitFor(() =>
      expect(screen.sent(path)).toEqual([{ revision: 0, content: makeContent({ cases: [one] }) }]),
    );
  });
});
