import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleExtractor } from '#agent/extract/rules.ts';
import { catalogue } from '../catalogue.ts';

const record = { crm: 'hubspot', objectType: 'deals', recordId: '1' } as const;
const examples = new URL('../../../agent/examples/', import.meta.url);

function read(text: string, occurredAt: string | null = '2026-02-25T10:00:00+01:00') {
  return ruleExtractor({ record, fields: catalogue, title: 'Call', text, occurredAt });
}

const sentences = [
  'We need 120 seats.',
  'Our budget is 120k.',
  'We want to sign by the end of March.',
  'The next step is a security review.',
  'We are looking at Northbeam.',
  'We also saw Clearpath Fleet.',
  'The budget is approved.',
  "I've moved to Head of Operations.",
  'Please make Jonas Weber our account owner.',
  'Our billing address is now Strandgata 14, 0154 Oslo.',
];

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...sentences),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('[00:12] Maya Lindqvist: ', 'Maya: ', '- ', '> ', '?', '“', 'Budget: ', 'not '),
    ),
    { maxLength: 30 },
  )
  .chain((parts) => fc.constantFrom(' ', '\n', '\r\n', '\t').map((glue) => parts.join(glue)));

describe('over any text', () => {
  test('every quote stands in the text exactly as it is, and is at most as long as Fieldward takes', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        for (const { quotes } of await read(words)) {
          expect(quotes.length).toBeLessThanOrEqual(10);
          for (const quote of quotes) {
            expect(words.includes(quote)).toBe(true);
            expect(quote.length).toBeLessThanOrEqual(4_000);
          }
        }
      }),
    );
  });

  test('no field is suggested twice', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        const names = (await read(words)).map(({ field }) => field);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

describe('over a whole transcript', () => {
  test('the last statement wins, whoever makes it', async () => {
    const [finding] = await read('[00:01] Maya Berg: We need 50 seats.\n[00:09] Tom Ek: Make it 70 seats.\n');
    expect(finding).toMatchObject({ field: 'seats_needed', proposedValue: 70, quotes: ['Make it 70 seats.'] });
  });

  test('the same value said again keeps the words that said it first', async () => {
    const [finding] = await read('We need 45 seats for Leith. So please offer for 45 seats.');
    expect(finding?.quotes).toEqual(['We need 45 seats for Leith.']);
  });

  test('of two fields with the same options the one closest to the words is filled', async () => {
    const language = catalogue.find(({ name }) => name === 'preferred_language') ?? expect.fail();
    const twin = { ...language, name: 'document_language', label: 'Preferred language for documents' };
    const filled = async (text: string) => {
      const findings = await ruleExtractor({ record, fields: [language, twin], title: 'Call', text, occurredAt: null });
      return findings.map(({ field }) => field);
    };
    expect(await filled('For documents I prefer German.')).toEqual(['document_language']);
    expect(await filled('I prefer German.')).toEqual(['preferred_language']);
  });

  test('a quote leaves out the time and the speaker, and the rationale names the speaker', async () => {
    const [finding] = await read('[00:01] Maya Berg: Hello. We need 50 seats. Thanks.\nMaya Berg (00:09): Bye.');
    expect(finding?.quotes).toEqual(['We need 50 seats.']);
    expect(finding?.rationale).toBe('Maya Berg names 50 for the seats needed.');
  });

  test('a sentence broken at the margin of an e-mail is one sentence', async () => {
    const words = 'Thank you for the call; as I said, after the merger with Leith we need\n85 seats in all.\n';
    expect((await read(words))[0]?.quotes).toEqual([words.trim()]);
  });

  test('what an e-mail quotes from an earlier one is not said again', async () => {
    expect(await read('Thanks, see below.\n> We need 50 seats.\n')).toEqual([]);
  });

  test('a promise never replaces what was called the next step', async () => {
    const [finding] = await read("The next step is a security review. We'll send the plan by Friday.");
    expect(finding?.proposedValue).toBe('A security review');
  });

  test('competitors from several sentences come together, each with its quote', async () => {
    const [finding] = await read('We are looking at Northbeam.\nWe also saw Clearpath Fleet.\n');
    expect(finding?.proposedValue).toEqual(['northbeam', 'clearpath_fleet']);
    expect(finding?.quotes).toEqual(['We are looking at Northbeam.', 'We also saw Clearpath Fleet.']);
  });

  test('without knowing when it was said, a weekday names no date but a full date does', async () => {
    expect(await read('We want to sign by Friday.', null)).toEqual([]);
    expect((await read('We want to sign by 14 April 2026.', null))[0]?.proposedValue).toBe('2026-04-14T12:00:00Z');
  });

  test('"tomorrow" counts from the day at the place of the conversation', async () => {
    const [finding] = await read('We sign tomorrow.', '2026-02-25T23:30:00-08:00');
    expect(finding?.proposedValue).toBe('2026-02-26T12:00:00Z');
  });

  // A pattern that tries again from every character would run for hours here.
  test.each(['our the net is to my number ', '.', 'A. ', '?"', 'set a_a ', 'a@a.', '1,111', ' \n', 'Maya: ', '(('])(
    'a text that only repeats %j states nothing and comes to an end',
    async (part) => {
      expect(await read(part.repeat(200_000 / part.length))).toEqual([]);
    },
  );
});

describe('the examples', () => {
  const fieldsIn = async (file: string) => {
    const words = readFileSync(new URL(file, examples), 'utf8');
    const input = { record, fields: catalogue, title: file, text: words, occurredAt: '2026-02-25T10:00:00+01:00' };
    return (await ruleExtractor(input)).map(({ field }) => field).sort();
  };

  test('are the three that the guide names', async () => {
    expect(readdirSync(examples).sort()).toEqual([
      'contact-new-role-call.txt',
      'deal-rollout-call.txt',
      'hostile-document.txt',
    ]);
  });

  test('the deal call gives suggestions for review and three that must be refused', async () => {
    expect(await fieldsIn('deal-rollout-call.txt')).toEqual([
      'amount',
      'billing_street',
      'budget_confirmed',
      'closedate',
      'competitors_mentioned',
      'hs_next_step',
      'hubspot_owner_id',
      'payment_terms',
      'seats_needed',
      'use_case',
    ]);
  });

  test('the contact call gives the new role, both numbers and the language', async () => {
    expect(await fieldsIn('contact-new-role-call.txt')).toEqual([
      'hs_next_step',
      'jobtitle',
      'mobilephone',
      'phone',
      'preferred_language',
    ]);
  });

  test('the hostile document makes the gullible agent ask for fields that no agent may touch', async () => {
    expect(await fieldsIn('hostile-document.txt')).toEqual([
      'billing_street',
      'budget_confirmed',
      'hs_next_step',
      'hubspot_owner_id',
      'payment_terms',
      'seats_needed',
    ]);
  });
});
