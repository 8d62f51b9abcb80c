import { fieldFor, wordsPattern } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';

/** Options that name nobody. */
const nobody = /^(?:other|others|none|unknown|n\/a|no competitor|in-?house|status quo|no decision)$/i;
const gone =
  /\b(?:withdrew|withdrawn|dropped out|pulled out|out of the (?:race|running|picture)|fell through|ruled out|used to|formerly|years ago|switched (?:away )?from)\b/i;
const considered =
  /\b(?:talking (?:to|with)|evaluating|looking at|comparing (?:you|this|it) (?:to|with|against)|shortlisted|up against|competing with|demo (?:from|with|of)|proposal from|quote from|alternative is) (\p{Lu}[\p{L}\p{N}&-]*(?: \p{Lu}[\p{L}\p{N}&-]*){0,2})/u;

/** "We're also looking at Northbeam": every option that is named, from all sentences together. */
export const competitorsRule: Rule = (statement, { fields }) => {
  const field = fieldFor(fields, 'competitors');
  if (field === null) return [];
  const clauses = statement.clauses.filter(({ isNegated, text }) => !isNegated && !gone.test(text));
  const hit = (value: string | readonly string[], name: string, adds: boolean): Hit => ({
    field: field.name,
    label: field.label,
    value,
    adds,
    rationale: `${who(statement)} mentions ${name} as a competitor.`,
  });
  if (field.type === 'text' || field.type === 'multiline') {
    const name = statement.isQuestion ? undefined : clauses.map(({ text }) => considered.exec(text)?.[1]).find(Boolean);
    return name === undefined ? [] : [hit(name, name, false)];
  }
  return field.options.flatMap(({ value, label }): Hit[] => {
    if (nobody.test(label) || label.length < 3) return [];
    // Written as a name: "notion" the thought is not Notion the company.
    const named = new RegExp(wordsPattern(label).source, 'u');
    if (!clauses.some(({ text }) => named.test(text))) return [];
    return field.type === 'multi_option' ? [hit([value], label, true)] : [hit(value, label, false)];
  });
};
