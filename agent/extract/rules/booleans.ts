import type { CatalogueField } from '../../api-schemas.ts';
import { literally } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';

/** What people say for the state that closes a label such as "Budget confirmed". */
const sameState = new Map([
  ['confirmed', 'confirmed|approved|signed off|secured|allocated|green-?lit|in place'],
  ['approved', 'approved|confirmed|signed off|green-?lit'],
  ['completed', 'completed|complete|done|finished|passed'],
  ['done', 'completed|complete|done|finished'],
]);
/** The thing is not so yet: somebody waits for it. */
const notYet =
  /\b(?:will|going to|should|expect\w*|hope\w*|wait\w*|pending|until|once|when|as soon as|after|needs? to|has to|have to|must|to be|try\w*|want\w*|soon|next|tomorrow|almost|nearly|about to|get)\b/i;

/** "The budget is approved": for a yes-or-no field whose label is a thing and its state. A clear no is a no. */
export const booleanRule: Rule = (statement, { fields }) => {
  if (statement.isQuestion) return [];
  return fields.flatMap((field): Hit[] => {
    const pattern = field.type === 'boolean' ? statePattern(field) : null;
    if (pattern === null) return [];
    return statement.clauses.flatMap((clause): Hit[] => {
      if (clause.isHedged || clause.isPast || notYet.test(clause.text) || !pattern.test(clause.text)) return [];
      const value = !clause.isNegated;
      const rationale = `${who(statement)} says that this is ${value ? '' : 'not '}so: ${field.label.toLowerCase()}.`;
      return [{ field: field.name, label: field.label, value, rationale }];
    });
  });
};

function statePattern({ label }: CatalogueField): RegExp | null {
  const match = /^(?:is |has )?(.+?) (?:is |was |has been )?(\p{L}+(?:ed|done))\??$/iu.exec(label.trim());
  const [thing, state] = [match?.[1], match?.[2]?.toLowerCase()];
  if (thing === undefined || state === undefined) return null;
  const states = `(?:${sameState.get(state) ?? literally(state)})`;
  const things = String.raw`\b${literally(thing)}`;
  const be = String.raw`(?: (?:is|are|was|has|have|been|being|now|already|finally|fully|formally|officially|got|not|never|yet|isn['’]t|wasn['’]t|hasn['’]t|for this|for it|for \w+))+`;
  const does = String.raw`\b(?:we|they|he|she|board|cfo|ceo|finance|management|has|have|finally|already|not|never)(?: (?:has|have|did|not|never|finally|already|just|formally))*`;
  return new RegExp(
    String.raw`${things}(?:['’]s)?${be} ${states}\b|${things}['’]s (?:now |already |not )?${states}\b|${does}(?:n['’]t)? (?:${states}|approve|confirm|complete) (?:the|our|this) ${literally(thing)}\b|\b(?:didn['’]t|did not|haven['’]t|hasn['’]t) (?:${states}|approve|confirm|complete) (?:the|our|this) ${literally(thing)}\b`,
    'iu',
  );
}
