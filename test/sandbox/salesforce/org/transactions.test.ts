import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordObjects } from '#sandbox/salesforce/org/catalogue/objects.ts';
import { seededRandom } from '#sandbox/seeded-random.ts';
import { everything, expectDone, fieldsOf, openTestOrg } from './open-test-org.ts';

const isBad = () => false;
const isGood = () => true;

describe('writes as one', () => {
  it('take place together when all are good, and are announced only then', () => {
    const { org, maya, flagship, journal, update } = openTestOrg();
    const heard: string[] = [];
    org.onChange(({ recordId, fields }) => void heard.push(`${recordId} ${fields.join()}`));
    org.atomically(() => {
      expectDone(update(maya, 'Opportunity', flagship, { NextStep: 'First step' }));
      expect(heard).toEqual([]);
      expect(journal).toEqual([]);
    }, isGood);
    expect(heard).toEqual([`${flagship} NextStep`]);
    expect(journal).toHaveLength(1);
  });

  it('leave no trace when one of them is bad', () => {
    const { org, maya, ruth, flagship, journal, pass, recordWhere, update } = openTestOrg();
    const account = recordWhere('Account', ({ Name }) => Name === 'Aldergrove Hospital Trust');
    const before = everything(org);
    const heard: string[] = [];
    org.onChange(({ recordId }) => void heard.push(recordId));
    pass(3_000);
    org.atomically(() => {
      expectDone(update(maya, 'Opportunity', flagship, { NextStep: 'First step', Amount: 1 }));
      expectDone(update(maya, 'Opportunity', flagship, { NextStep: 'Second step' }));
      expectDone(
        org.create('Lead', { LastName: 'Marsh', Company: 'Fen & Co' }, { userId: maya, allowDuplicates: true }),
      );
      expectDone(org.remove('Account', account, { userId: ruth, allowDuplicates: false }));
    }, isBad);
    expect(everything(org)).toEqual(before);
    expect(org.rows(maya, 'OpportunityFieldHistory', false)).toEqual([]);
    expect([heard, journal]).toEqual([[], []]);
  });

  it('leave no trace when they break off with an error', () => {
    const { org, maya, flagship, update } = openTestOrg();
    const before = everything(org);
    const broken = () => {
      update(maya, 'Opportunity', flagship, { NextStep: 'First step' });
      throw new Error('the connection is gone');
    };
    expect(() => org.atomically(broken, isGood)).toThrow('the connection is gone');
    expect(everything(org)).toEqual(before);
  });

  it('never take back what somebody else edits at the same time', () => {
    const { org, maya, ruth, flagship, journal, update } = openTestOrg();
    org.atomically(() => {
      expectDone(update(maya, 'Opportunity', flagship, { NextStep: 'Our step', Amount: 1 }));
      org.humanEdit({
        objectType: 'Opportunity',
        recordId: flagship,
        fields: { NextStep: 'Their step' },
        userId: ruth,
      });
    }, isBad);
    expect(fieldsOf(org, 'Opportunity', flagship)).toMatchObject({
      NextStep: 'Their step',
      Amount: 79_000,
      LastModifiedById: ruth,
    });
    expect(journal).toHaveLength(1);
  });
});

describe('the journal', () => {
  const step = fc.record({
    kind: fc.constantFrom('update', 'create', 'remove', 'undone', 'human', 'activity'),
    type: fc.constantFrom(...recordObjects),
    at: fc.nat({ max: 11 }),
    number: fc.integer({ min: 1, max: 900 }),
    seconds: fc.nat({ max: 3 }),
  });
  const lead = (kind: Step['kind'], at: number): Step => ({ kind, type: 'Lead', at, number: 1, seconds: 0 });

  it('brings every accepted write back at the next start, and nothing that was undone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const scene = openTestOrg();
        for (const one of steps) perform(scene, one);
        const entries = JSON.parse(JSON.stringify(scene.journal));
        const again = openTestOrg(entries);
        again.pass(steps.reduce((sum, { seconds }) => sum + seconds * 1000, 0));
        expect(everything(again.org)).toEqual(everything(scene.org));
        expect(again.org.activities()).toEqual(scene.org.activities());
        expect(again.org.rows(scene.ruth, 'LeadHistory', true)).toEqual(
          scene.org.rows(scene.ruth, 'LeadHistory', true),
        );
        const terms = { userId: scene.ruth, allowDuplicates: true };
        const next = again.org.create('Lead', { LastName: 'Later', Company: 'Anew' }, terms);
        expect(scene.org.truth('Lead', expectDone(next))).toBeUndefined();
      }),
      { numRuns: 25, examples: [[[lead('remove', 0), lead('human', 11)]]] },
    );
  });

  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  function perform(scene: ReturnType<typeof openTestOrg>, { kind, type, at, number, seconds }: Step): void {
    const { org, ruth, update, pass } = scene;
    pass(seconds * 1000);
    const ids = org.ids(type);
    // Removals leave fewer than there were.
    const id = ids[at % ids.length] ?? '';
    const terms = { userId: ruth, allowDuplicates: true };
    const fields = { GDPR_Note__c: `note ${number}`, CurrencyIsoCode: number % 2 ? 'EUR' : 'GBP' };
    const born = { LastName: `Marsh ${number}`, Company: `Fen ${number}`, Title: 'Buyer' };
    switch (kind) {
      case 'update':
        update(ruth, type, id, fields);
        break;
      case 'create':
        expectDone(org.create('Lead', born, terms));
        break;
      case 'remove':
        org.remove(type, id, terms);
        break;
      case 'undone':
        org.atomically(() => [update(ruth, type, id, fields), org.create('Lead', born, terms)], isBad);
        break;
      case 'human':
        org.humanEdit({ objectType: type, recordId: id, fields, userId: ruth });
        break;
      default: {
        const told = { title: `Call ${number}`, text: 'We talked.', occurredAt: '2026-11-23T09:00:00.000Z' };
        org.addActivity({ objectType: type, recordId: id, kind: 'call', ...told });
      }
    }
  }
});

describe('an accidental edit', () => {
  it.each(recordObjects)('of %s changes one named field of its own to something the rules accept', (objectType) => {
    const { org, ruth } = openTestOrg();
    const names = org.describe(ruth, objectType)?.fields.map(({ name }) => name) ?? [];
    const random = seededRandom(11);
    for (const id of org.ids(objectType).slice(0, 12)) {
      for (const name of names) {
        const edit = org.accidentalEdit(objectType, id, [name], random);
        if (edit === undefined) continue;
        const before = fieldsOf(org, objectType, id)[name];
        org.humanEdit(edit);
        expect(Object.keys(edit.fields)).toEqual([name]);
        expect(fieldsOf(org, objectType, id)[name]).not.toEqual(before);
      }
    }
  });

  it('happens to ordinary fields and never to what a record is known by', () => {
    const { org, flagship } = openTestOrg();
    const random = seededRandom(5);
    for (const name of ['NextStep', 'Amount', 'StageName', 'CloseDate', 'Competitors__c', 'Budget_Confirmed__c']) {
      expect(org.accidentalEdit('Opportunity', flagship, [name], random)?.fields).toHaveProperty(name);
    }
    for (const name of ['Name', 'Id', 'ExpectedRevenue', 'External_Key__c', 'OwnerId', 'Nothing__c']) {
      expect(org.accidentalEdit('Opportunity', flagship, [name], random)).toBeUndefined();
    }
  });
});
