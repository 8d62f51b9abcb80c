import { isAsserted } from '../text/clauses.ts';
import type { Statement } from '../text/statements.ts';
import { fieldFor, type Role } from './fields.ts';
import { type Hit, type Reading, type Rule, who } from './rule.ts';

const number = String.raw`(?<![\w.,$€£-])(\d{1,3}(?:[,.'’ ]\d{3})+|\d{1,7})`;
const seatWord = `(?:named |user |full )?(?:seats?|licen[cs]es?|users?)`;
const seats = new RegExp(String.raw`${number} ${seatWord}\b(?! (?:per|in the (?:room|car)|conference))`, 'gi');
const seatCue =
  /\b(?:need|needs|want|wants|require|requires|take|order|buy|for|start(?:ing)? with|go(?:ing)? (?:with|for|to)|make (?:it|that)|roll(?:ing)? (?:it |this )?out (?:to|for)|let['’]s (?:do|say)|would like|we['’]d like|we have|in all|in total|altogether)\b/i;
const notTheSeats =
  /\b(?:more|extra|additional|another|another|further|fewer|less|between|today we have|currently|at the moment|right now|already (?:have|use|pay)|support(?:s|ed)?|handles?|customers? with|per|minimum|maximum|limit|pilot|trial|at least|competitor)\b/i;

/** "We need 120 seats", "a hundred and twenty licences". */
export const seatsRule: Rule = (statement, reading) =>
  countRule(statement, reading, 'seats', seats, (text) => seatCue.test(text) && !notTheSeats.test(text));

const staff = new RegExp(
  String.raw`\b(?:we(?:['’]re| are| have| employ|['’]ve got)|company of|team of|headcount (?:is|of)|now|employs?)(?: now| about| around| roughly| some| at| a company of){0,3} ${number}(?: (?:people|employees|staff|colleagues|strong))?(?=[\s.,;!]|$)`,
  'gi',
);
const staffWord = /\b(?:people|employees|staff|headcount|strong|employs?)\b/i;
const notTheStaff =
  /\b(?:hir(?:e|ed|ing)|fir(?:e|ed|ing)|laid off|lost|left|more|extra|additional|between|customers|in the (?:room|team|office|warehouse)|in my|at the site|from|to go|waiting|on the (?:call|project))\b/i;

/** "We're about 420 people now", "headcount is 640". */
export const employeesRule: Rule = (statement, reading) =>
  countRule(statement, reading, 'employees', staff, (text) => staffWord.test(text) && !notTheStaff.test(text));

function countRule(
  statement: Statement,
  { fields }: Reading,
  role: Role,
  pattern: RegExp,
  isAbout: (text: string) => boolean,
): Hit[] {
  const field = fieldFor(fields, role);
  if (field === null || statement.isQuestion) return [];
  return statement.clauses.flatMap((clause): Hit[] => {
    if (!isAsserted(clause) || !isAbout(clause.digits)) return [];
    const counts = [...clause.digits.matchAll(pattern)].map((match) => Number(match[1]?.replace(/\D/g, '')));
    const isRange = /\d(?: to | or |\s?[-–]\s?)\d/.test(clause.digits);
    const [count, ...others] = new Set(counts);
    if (count === undefined || others.length > 0 || isRange || count === 0) return [];
    const rationale = `${who(statement)} names ${count} for the ${field.label.toLowerCase()}.`;
    return [{ field: field.name, label: field.label, value: count, rationale }];
  });
}
