import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CatalogueField } from '../../api-schemas.ts';
import { isAsserted } from '../text/clauses.ts';
import { fieldFor } from './fields.ts';
import { type Hit, type Rule, who } from './rule.ts';

const phoneCue =
  /\b(?:my|our|new|direct|the|best|office)\b.{0,30}\b(?:number|line|mobile|cell|phone|extension)\b|\b(?:reach|call|ring|text|phone) (?:me|us)\b|\b(?:number|mobile|cell|phone|line) (?:is|has changed to|:)|\b(?:mobile|cell|phone|direct|tel)\s?:/i;
const notTheirs =
  /\b(?:support|hotline|help ?desk|fax|dial-?in|conference|bridge|switchboard|emergency|her|his|their)\b/i;
const phone = /(?<![\w+])(?:\+\d[\d\s().\-/]{6,22}\d|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4})(?![\w])/g;

/** "My direct line is now +47 22 33 44 55"; into the mobile field when it is called a mobile number. */
export const phoneRule: Rule = (statement, { fields }) => {
  if (statement.isQuestion || !phoneCue.test(statement.text) || notTheirs.test(statement.text)) return [];
  return statement.clauses.flatMap((clause): Hit[] => {
    if (!isAsserted(clause)) return [];
    const numbers = [...clause.text.matchAll(phone)].map(([number]) => number).filter(isPossible);
    const isMobile = /\b(?:mobile|cell)\b/i.test(clause.text) || /\b(?:mobile|cell)\b/i.test(statement.text);
    const field = fieldFor(fields, isMobile ? 'mobile' : 'phone');
    const [value, ...others] = new Set(numbers);
    if (field === null || value === undefined || others.length > 0) return [];
    return [textHit(field, value, `${who(statement)} gives this number as the ${field.label.toLowerCase()}.`)];
  });
};

/** An international number of a length that its country has, or one in the form of North America. */
function isPossible(number: string): boolean {
  return parsePhoneNumberFromString(number, number.startsWith('+') ? {} : 'US')?.isPossible() === true;
}

const siteCue =
  /\b(?:(?:our|the) (?:new )?(?:company )?(?:web ?site|site|homepage|domain)|find us (?:at|on)|moved to the domain)\b/i;
const address =
  /(?<![\w@.-])(?:https?:\/\/)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:\/[\w\-./]*[\w/])?(?![\w@-])/gi;

/** "Our new website is halvorsen.example." */
export const websiteRule: Rule = (statement, { fields }) => {
  const field = fieldFor(fields, 'website');
  if (field === null || statement.isQuestion) return [];
  return statement.clauses.flatMap((clause): Hit[] => {
    if (!isAsserted(clause) || !siteCue.test(clause.text)) return [];
    const [value, ...others] = new Set([...clause.text.matchAll(address)].map(([found]) => found));
    if (value === undefined || others.length > 0) return [];
    return [textHit(field, value, `${who(statement)} gives this address as the website.`)];
  });
};

function textHit(field: CatalogueField, value: string, rationale: string): Hit {
  return { field: field.name, label: field.label, value, rationale };
}
