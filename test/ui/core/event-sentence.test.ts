import { describe, expect, it } from 'vitest';
import { rejectionReasons } from '#contract/decision.ts';
import { eventTypes } from '#domain/log/event.ts';
import { eventLabels, eventSentence, factText } from '#ui/core/event-sentence.ts';
import { strings } from '#ui/core/strings.ts';
import { makeEvent } from '../make-review.ts';

describe('the words of the log', () => {
  it('name exactly the types that the log can hold', () => {
    expect(Object.keys(eventLabels).sort()).toEqual([...eventTypes].sort());
  });

  it.each(eventTypes)('tell %s in a sentence of its own', (type) => {
    const sentence = eventSentence(makeEvent({ type }));
    expect(sentence).not.toContain(type);
    expect(sentence.length).toBeGreaterThan(10);
  });

  it('name who did it, on which field, and why', () => {
    const event = makeEvent({ type: 'suggestion.rejected', facts: { field: 'closedate', reason: 'not_said' } });
    expect(eventSentence(event)).toBe('Ada Okafor rejected the suggestion for closedate (not said)');
  });

  it.each([
    ['suggestion.superseded', 'newer_suggestion', 'A newer suggestion took the place of an older one for closedate'],
    ['suggestion.superseded', 'value_in_crm', 'A suggestion for closedate was closed: the CRM already holds its value'],
    ['suggestion.expired', 'too_old', 'A suggestion for closedate expired without a decision'],
    [
      'suggestion.expired',
      'record_deleted',
      'A suggestion for closedate was closed: its record was deleted in the CRM',
    ],
  ])('tell why %s came about: %s', (type, reason, sentence) => {
    expect(eventSentence(makeEvent({ type, facts: { field: 'closedate', reason } }))).toBe(sentence);
  });

  it('tell an unknown type by its name', () => {
    expect(eventSentence(makeEvent({ type: 'constructor' }))).toBe('Ada Okafor: constructor for closedate');
  });

  it('show a fact of any shape as text', () => {
    expect(factText({ a: [1, null] })).toBe('{"a":[1,null]}');
    expect(factText('plain')).toBe('plain');
  });
});

describe('the words of the card', () => {
  it('have a label for each rejection reason', () => {
    expect(Object.keys(strings.reasons)).toEqual([...rejectionReasons]);
  });
});
