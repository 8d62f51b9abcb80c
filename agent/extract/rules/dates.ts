import type { CatalogueField } from '../../api-schemas.ts';
import { isAsserted } from '../text/clauses.ts';
import { onlyDayIn } from '../text/dates.ts';
import { dayFor, fieldFor } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';

const closing =
  /\b(?:sign(?:ed|ing)?(?! up| in)|signatures?|close (?:date|the deal|this|it|by|on)|clos(?:e|ed|ing)(?= (?:by|on|before))|paperwork|get (?:this|it|everything) (?:done|over the line)|done and dusted|purchase order|(?:contract|order) (?:to be )?(?:in place|done))\b/i;
const otherThanClosing =
  /\b(?:kick-?off|go-?live|demo|meeting|workshop|renew\w*|nda|expir\w*|lease|onboarding|training|invoices?|assign\w*|send|review)\b/i;

/** "We want to sign by the end of March." */
export const closeDateRule: Rule = (statement, { fields, occurredAt }) => {
  const field = fieldFor(fields, 'closeDate');
  if (field === null || statement.isQuestion) return [];
  return statement.clauses.flatMap((clause): Hit[] => {
    if (!isAsserted(clause) || !closing.test(clause.text) || otherThanClosing.test(clause.text)) return [];
    const day = onlyDayIn(clause.text, occurredAt);
    // Yesterday is no day to plan for; the sentence tells of something else.
    if (day === null || (occurredAt !== null && day.iso < occurredAt.slice(0, 10))) return [];
    return [dateHit(field, day.iso, `${who(statement)} names "${day.words}" for signing, which is ${day.iso}.`)];
  });
};

const cuesOfWord = new Map([
  ['renewal', 'renewal|renews?|renewing'],
  ['golive', 'go-?live|going live|live|launch'],
  ['launch', 'launch(?:es|ing)?|go-?live'],
  ['kickoff', 'kick-?off|kick(?:s|ing)? off'],
  ['start', 'start(?:s|ing)?|begin(?:s|ning)?'],
]);

/** "The renewal is on 1 July": any other date field, when the words of its label stand next to a date. */
export const labelledDateRule: Rule = (statement, { fields, occurredAt }) => {
  if (statement.isQuestion) return [];
  const closeDate = fieldFor(fields, 'closeDate');
  return fields.flatMap((field): Hit[] => {
    if (!['date', 'datetime'].includes(field.type) || field === closeDate) return [];
    const cue = cueOf(field);
    return statement.clauses.flatMap((clause): Hit[] => {
      if (cue === null || !isAsserted(clause) || !cue.test(clause.text)) return [];
      const day = onlyDayIn(clause.text, occurredAt);
      if (day === null) return [];
      return [dateHit(field, day.iso, `${who(statement)} names "${day.words}" for the ${field.label.toLowerCase()}.`)];
    });
  });
};

/** Only for a label of the form "<one word> date": longer ones mean something narrower than their words. */
function cueOf({ label }: CatalogueField): RegExp | null {
  const word = /^([\p{L}-]+(?: ?live)?) (?:date|on)$/iu.exec(label.trim())?.[1]?.toLowerCase();
  const cue = word === undefined ? undefined : cuesOfWord.get(word.replace(/[ -]/g, ''));
  return cue === undefined ? null : new RegExp(String.raw`\b(?:${cue})\b`, 'i');
}

function dateHit(field: CatalogueField, iso: string, rationale: string): Hit {
  return { field: field.name, label: field.label, value: dayFor(field, iso), rationale };
}
