import type { EffectsTable, FieldEffects } from '#domain/crm/field-effects.ts';
import {
  caseClosed,
  companyShown,
  greeted,
  loginIdentity,
  pageAddress,
  postal,
  reached,
  shownOnTicket,
  stageHistory,
} from '../effect-words.ts';

const salesforceAddress = ['street', 'city', 'state', 'statecode', 'postalcode', 'country', 'countrycode'];

function addresses(...prefixes: string[]): Record<string, Partial<FieldEffects>> {
  const names = prefixes.flatMap((prefix) => salesforceAddress.map((part) => `${prefix}${part}`));
  return Object.fromEntries(names.map((name) => [name, { customerSees: postal }]));
}

const salesforcePerson: Record<string, Partial<FieldEffects>> = {
  name: { customerSees: greeted },
  firstname: { customerSees: greeted },
  middlename: { customerSees: greeted },
  lastname: { customerSees: greeted },
  suffix: { customerSees: greeted },
  salutation: { customerSees: greeted },
  title: { customerSees: 'E-mail templates can print it to the person.' },
  email: { customerSees: reached, hardToUndo: loginIdentity },
  phone: { customerSees: reached },
  mobilephone: { customerSees: reached },
  fax: { customerSees: reached },
};

/**
 * Salesforce's standard fields. Sources: object reference (Lead conversion, OpportunityHistory, Case), help on email
 * templates with merge fields, duplicate rules, entitlement milestones.
 */
export const salesforceEffects: EffectsTable = {
  Account: {
    name: {
      customerSees: companyShown,
      hardToUndo: 'Documents made and mail sent under the old name stay as they are.',
    },
    phone: { customerSees: reached },
    fax: { customerSees: reached },
    website: { customerSees: pageAddress },
    personemail: { customerSees: reached, hardToUndo: loginIdentity },
    ...addresses('shipping', 'billing', 'personmailing', 'personother'),
  },
  Contact: {
    ...salesforcePerson,
    homephone: { customerSees: reached },
    otherphone: { customerSees: reached },
    ...addresses('mailing', 'other'),
  },
  Lead: {
    ...salesforcePerson,
    ...addresses(''),
    company: {
      customerSees: companyShown,
      hardToUndo: 'Converting a lead makes an account by this name, or joins one that has it.',
    },
    website: { customerSees: pageAddress },
    status: {
      hardToUndo: 'Lead processes and conversion start on it, and a converted lead cannot be turned back.',
    },
  },
  Opportunity: {
    name: { customerSees: 'Quotes and documents carry the name of the opportunity.' },
    amount: { customerSees: 'Quotes and documents can be made from it.' },
    stagename: { hardToUndo: stageHistory },
    forecastcategoryname: { hardToUndo: stageHistory },
  },
  Case: {
    subject: { customerSees: shownOnTicket },
    description: { customerSees: shownOnTicket },
    status: { customerSees: shownOnTicket, hardToUndo: caseClosed },
    priority: { hardToUndo: 'Escalation and service clocks are set by it.' },
    suppliedemail: { customerSees: reached },
    contactemail: { customerSees: reached },
  },
};
