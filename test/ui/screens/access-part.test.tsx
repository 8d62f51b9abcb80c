import { describe, expect, it } from 'vitest';
import { offline, ok } from '../host-double.ts';
import { makeDrift, makeInventory, makeInventoryField } from '../make-inventory.ts';
import { type Answers, openPart } from './open-part.tsx';

const usual: Answers = {
  'GET /api/inventory': () => ok(makeInventory()),
  'GET /api/access/drift': () => ok(makeDrift()),
};
const open = (answers: Answers = {}) => openPart('access', {}, { ...usual, ...answers });

describe('what each agent can do', () => {
  it('names its owners, what it may suggest, who may pause, and what no model should see', async () => {
    const screen = await open();
    for (const words of [
      'Call notes',
      'Sales operations',
      'Platform team',
      'Can suggest 1 field',
      'Ruth Abernathy',
      'IBAN',
    ])
      expect(screen.text()).toContain(words);
  });

  it('counts what is written without a person, what customers see and what is hard to undo', async () => {
    const fields = [
      makeInventoryField({ standing: 'auto' }),
      makeInventoryField({ name: 'dealstage', hardToUndo: 'It starts workflows.', customerSees: 'A portal shows it.' }),
    ];
    const screen = await open({ 'GET /api/inventory': () => ok(makeInventory({ fields })) });
    expect(screen.text()).toContain('1 without a person, 1 that customers may see, 1 hard to undo.');
  });

  it('shows the rest when the CRM does not answer, and says what is missing', async () => {
    const reply = makeInventory({ fields: null }, { crmMessage: 'HubSpot does not answer.' });
    const screen = await open({ 'GET /api/inventory': () => ok(reply) });
    expect(screen.has('fields-missing')).toBe(true);
    expect(screen.text()).toContain('Sales operations');
  });
});

describe('the rights in the CRM', () => {
  it('fit when nothing could be taken away and nothing is missing', async () => {
    const screen = await open();
    await screen.shown('no-drift');
  });

  it('name what could be written and is not allowed, and what is allowed and could not', async () => {
    const drift = makeDrift({
      excess: [
        { objectType: 'Account', fields: [{ name: 'Iban__c', label: 'Bank', protected: true, narrowable: true }] },
      ],
      lacking: [{ objectType: 'Opportunity', field: 'NextStep', label: 'Next step', why: 'read_only' }],
    });
    const screen = await open({ 'GET /api/access/drift': () => ok(drift) });
    await screen.shows('Account: 1 to take away');
    expect(screen.text()).toContain('Next step');
    expect(screen.has('no-drift')).toBe(false);
  });

  it('say that they could not be read, and leave the inventory standing', async () => {
    const screen = await open({ 'GET /api/access/drift': () => offline() });
    await screen.shown('try-again');
    expect(screen.text()).toContain('Call notes');
  });
});
