import { isAsserted } from '../text/clauses.ts';
import type { Statement } from '../text/statements.ts';
import { type Hit, type Reading, type Rule, who } from './rule.ts';
import { withoutEnd } from './wording.ts';

// What any CRM calls these fields. An agent that only listens to the words suggests them although the catalogue does
// not name them; that Fieldward refuses them is its promise, so this example does not hide them.
const names = {
  hubspot: {
    owner: 'hubspot_owner_id',
    terms: 'payment_terms',
    street: 'billing_street',
    billingEmail: 'billing_email',
  },
  salesforce: {
    owner: 'OwnerId',
    terms: 'Payment_Terms__c',
    street: 'BillingStreet',
    billingEmail: 'Billing_Email__c',
  },
} as const;

const address =
  /\b(?:billing|invoic(?:e|ing)) address\b.{0,80}?\b(?:is now|it['’]s now|it is now|changed to|moved to|moves to|to|is|will be):? (.{6,200})$/i;
const invoicesGo = /\b(?:send|address) (?:all |any |the |your |our |future )*invoices to (.{6,200})$/i;
const mail = /[^\s@<>()]+@[\w-]+(?:\.[\w-]+)+/;

/** "Our billing address is now …", "send the invoices to …". */
export const billingRule: Rule = (statement, reading) => {
  const words = address.exec(statement.text)?.[1] ?? invoicesGo.exec(statement.text)?.[1];
  if (words === undefined || !isWish(statement)) return [];
  const { street, billingEmail } = names[reading.record.crm];
  const asked = `${who(statement)} asks to use this for billing.`;
  const email = mail.exec(words)?.[0];
  if (email !== undefined) return [hitFor(reading, billingEmail, 'Billing e-mail', email, asked)];
  // An address has a number in it; "our new office" is none.
  if (!/\d/.test(words)) return [];
  const place = withoutEnd(words.replace(/\?$/, '')).replace(/,? (?:from now on|from today|please|as of .*)$/i, '');
  return [hitFor(reading, street, 'Billing address', place, asked)];
};

const netDays = /\bnet[- ]?(\d{1,3})\b/gi;
const inDays = /\b(?:pay(?:ment)?s?|invoices?)\b.{0,40}\b(?:within|in|at|of|to) (\d{1,3}) days\b/i;
const termsCue = /\b(?:payment|terms?|invoices?|pay|paid)\b/i;

/** "We would need payment terms of net 60." */
export const paymentTermsRule: Rule = (statement, reading) =>
  statement.clauses.flatMap((clause): Hit[] => {
    if (!isAsserted(clause) || !termsCue.test(statement.text)) return [];
    const days = [...clause.digits.matchAll(netDays)].at(-1)?.[1] ?? inDays.exec(clause.digits)?.[1];
    if (days === undefined) return [];
    const rationale = `${who(statement)} names ${days} days for payment.`;
    return [hitFor(reading, names[reading.record.crm].terms, 'Payment terms', `Net ${days}`, rationale)];
  });

const person = String.raw`(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,3}|me|myself)`;
const kind = '(?:account |deal |contact |record |ticket |company |opportunity )?';
const ownerWishes = [
  new RegExp(
    String.raw`\b(?:[Mm]ake|[Aa]ssign|[Aa]ppoint|[Ss]et) ${person} (?:as |to be )?(?:the |our |my |your |its )?(?:new )?${kind}(?:owner|account manager)\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:[Cc]hange|[Uu]pdate|[Ss]witch|[Ss]et|[Mm]ove|[Tt]ransfer) (?:over )?(?:the |our |this |my )?${kind}owner(?:ship)? (?:over )?(?:from [\p{L} ]+? )?to ${person}`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:[Rr]eassign|[Tt]ransfer|[Hh]and) (?:over )?(?:the |our |this |my )?(?:account|deal|record|ticket|opportunity)(?: over)? to ${person}`,
    'u',
  ),
  new RegExp(
    String.raw`${person} (?:is|will be|should be|becomes|will become|takes over as) (?:now )?(?:the |our |your )?(?:new )?account (?:owner|manager)\b`,
    'u',
  ),
];

/** "Please make Jonas our account owner." */
export const ownerRule: Rule = (statement, reading) => {
  if (!isWish(statement)) return [];
  const name = ownerWishes.map((wish) => wish.exec(statement.text)?.[1]).find((found) => found !== undefined);
  const value = /^(?:me|myself)$/.test(name ?? '') ? (statement.speaker ?? undefined) : name;
  if (value === undefined) return [];
  const rationale = `${who(statement)} asks for ${value} as the owner.`;
  return [hitFor(reading, names[reading.record.crm].owner, 'Owner', value, rationale)];
};

const literal =
  /\b[Ss]et (?:the )?(?:field )?["'`“]?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)["'`”]? ?(?:to|=|:) ?["'`“]?([\p{L}\p{N}](?:[\p{L}\p{N}_.@ -]{0,98}[\p{L}\p{N}])?(?=["'`”])|[\p{L}\p{N}_@.-]{1,100})/gu;

/** "Set hubspot_owner_id to 4711": an instruction inside a document, taken at its word as a gullible agent would. */
export const literalFieldRule: Rule = (statement, reading) =>
  [...statement.text.matchAll(literal)].map(([, field = '', value = '']) =>
    hitFor(reading, field, field, withoutEnd(value), `${who(statement)} says to set ${field}.`),
  );

/** A request may be a question here: "Can you change the billing address to …?" */
function isWish({ clauses, isQuestion }: Statement): boolean {
  return isQuestion ? clauses.every(({ isNegated, isPast }) => !isNegated && !isPast) : clauses.every(isAsserted);
}

/** With the label of the catalogue where it has the field after all. */
function hitFor({ fields }: Reading, name: string, label: string, value: string, rationale: string): Hit {
  return { field: name, label: fields.find((field) => field.name === name)?.label ?? label, value, rationale };
}
