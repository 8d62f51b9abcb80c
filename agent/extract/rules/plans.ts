import { clausesOf, isAsserted } from '../text/clauses.ts';
import { daysIn } from '../text/dates.ts';
import { fieldFor } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';
import { sentenceCased, withoutEnd } from './wording.ts';

const nextStep =
  /\b(?:the|our|my|your)?\s*next steps? (?:is|are|would be|will be)(?: now)?(?: for (?:us|me) to| to| that)?\s+(.{8,300})$/i;
const nextStepNote = /^next steps?:\s*(.{8,300})$/i;
const promise = /\b(?:we|I)(?:['’]ll| will) ((?:also )?[a-z]+ .{4,200})$/i;
/** Verbs that promise nothing to do. */
const noTask =
  /^(?:also )?(?:be|have|need|know|see|decide|sign|close|think|get back|let|like|want|start|go|make|take|use|probably|never)\b/i;

/** "The next step is a security review", or "we'll send the draft by Friday". */
export const nextStepRule: Rule = (statement, { fields, occurredAt }) => {
  const field = fieldFor(fields, 'nextStep');
  if (field === null || statement.isQuestion) return [];
  const hit = (value: string, rationale: string, isHint: boolean): Hit[] => {
    const text = sentenceCased(withoutEnd(value));
    if (field.lengthMax !== null && text.length > field.lengthMax) return [];
    return [{ field: field.name, label: field.label, value: text, rationale, isHint }];
  };
  const named = nextStep.exec(statement.text)?.[1] ?? nextStepNote.exec(statement.text)?.[1];
  if (named !== undefined) {
    const isSo = isLedToBy(statement.text, named) && statement.clauses.every(({ isHedged }) => !isHedged);
    return isSo ? hit(named, `${who(statement)} calls this the next step.`, false) : [];
  }
  const promised = promise.exec(statement.text)?.[1];
  if (promised === undefined || noTask.test(promised) || !/\b(?:by|before|on)\b/i.test(promised)) return [];
  if (!statement.clauses.every(isAsserted) || daysIn(promised, occurredAt).length !== 1) return [];
  return hit(promised, `${who(statement)} promises this by a day.`, true);
};

const useCase =
  /\b(?:we|they)(?:['’]re| are|['’]d| would|['’]ll| will| want to| plan to| intend to| need to| going to| like to| planning to){1,3} (?:use|using) (?:it|this|you|fieldward|the (?:product|platform|tool|system)) (?:to|for) (.{8,300})$/i;
const useCaseNamed =
  /\b(?:our|the|their) (?:main |primary |first |core |key )?use case (?:is|would be|will be)(?: now)?:? (.{8,300})$/i;

/** "We want to use it for tracking forklifts." */
export const useCaseRule: Rule = (statement, { fields }) => {
  const field = fieldFor(fields, 'useCase');
  if (field === null || statement.isQuestion) return [];
  const words = useCaseNamed.exec(statement.text)?.[1] ?? useCase.exec(statement.text)?.[1];
  if (words === undefined || !isLedToBy(statement.text, words)) return [];
  const value = sentenceCased(withoutEnd(words));
  if (field.lengthMax !== null && value.length > field.lengthMax) return [];
  return [{ field: field.name, label: field.label, value, rationale: `${who(statement)} tells what it is for.` }];
};

const saysNothing = /^(?:not|no|never|unclear|still|open|up to|whether|to be (?:decided|defined|seen))\b/i;

/** The sentence claims `words`. What they say themselves may well hold a "without". */
function isLedToBy(sentence: string, words: string): boolean {
  const lead = sentence.slice(0, sentence.lastIndexOf(words));
  return !saysNothing.test(words) && clausesOf(lead).every(isAsserted);
}
