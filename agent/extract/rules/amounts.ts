import { type Clause, isAsserted } from '../text/clauses.ts';
import { type Money, moneyIn } from '../text/money.ts';
import type { Statement } from '../text/statements.ts';
import { fieldFor, type Role } from './fields.ts';
import { type Hit, type Reading, type Rule, who } from './rule.ts';

const budgetCue =
  /\b(?:budget(?:ed)?|deal|total (?:price|cost|investment|value|amount)|set aside|allocated|earmarked|ring-?fenced|we can spend|(?:we|they) can (?:go|do)|sign(?:ed)? off (?:on )?|approved|come(?:s)? (?:in )?(?:at|to)|proposal|investment|first-year|all[- ]in)\b/i;
const notTheBudget =
  /\b(?:revenue|turnover|raised|funding|sav(?:e|es|ed|ing|ings)|costs? us|currently (?:pay|spend)|we pay|paid|discount|penalty|fee|deposit|fine|anything (?:over|above)|(?:over|above|more than|exceed\w*|short of|below|under) |cheaper|quoted|between|from|limit|threshold|per (?:seat|user)|travel|marketing budget|hiring|out of|spend on)\b/i;
const perPiece = /^\s*(?:\/|(?:per|a|each|every) (?!(?:year|annum)\b)\w+|each\b|apiece\b|monthly\b|p\.?\s?m\b)/i;

/** "Our budget is 120k": the one amount that a sentence about the budget names. */
export const amountRule: Rule = (statement, reading) =>
  moneyRule(statement, reading, 'amount', (clause) => budgetCue.test(clause.text) && !notTheBudget.test(clause.text));

const revenueCue =
  /\b(?:our|we|company|group)\b.*\b(?:annual revenue|revenues?|turnover|turn over)\b|\bannual (?:revenue|turnover)\b/i;
const notTheRevenue = /\b(?:grow\w*|by|increase\w*|target|lost|loss|from|between|extra|additional|more)\b/i;

/** "Our annual revenue is about 40 million euros." */
export const revenueRule: Rule = (statement, reading) =>
  moneyRule(
    statement,
    reading,
    'annualRevenue',
    (clause) => revenueCue.test(clause.text) && !notTheRevenue.test(clause.text),
  );

function moneyRule(statement: Statement, { fields }: Reading, role: Role, isAbout: (clause: Clause) => boolean): Hit[] {
  const field = fieldFor(fields, role);
  if (field === null || statement.isQuestion) return [];
  return statement.clauses.flatMap((clause): Hit[] => {
    if (!isAsserted(clause) || !isAbout(clause)) return [];
    const money = onlyMoneyIn(clause.digits);
    // An amount in another currency than the field's is another amount.
    if (money === null || perPiece.test(money.after)) return [];
    if (money.currency !== null && field.currency !== null && money.currency !== field.currency) return [];
    const rationale = `${who(statement)} names ${money.words} for the ${field.label.toLowerCase()}.`;
    return [{ field: field.name, label: field.label, value: money.amount, rationale }];
  });
}

function onlyMoneyIn(digits: string): Money | null {
  const amounts = moneyIn(digits);
  return amounts.length === 1 ? (amounts[0] ?? null) : null;
}
