import type { WriteProblem } from '../org-port.ts';
import type { Cell } from '../soql/table.ts';
import type { RecordObject } from './catalogue/objects.ts';
import type { StoredRecord } from './record.ts';

type Fields = Readonly<Record<string, Cell>>;

/** What a write would make of a record. */
export interface Draft {
  objectType: RecordObject;
  id: string | null;
  before: Fields;
  after: Record<string, Cell>;
  /** As Salesforce writes times. */
  now: string;
  find(id: string): StoredRecord | undefined;
}

interface Rule {
  on: RecordObject;
  statusCode?: string;
  message: string;
  fields: string[];
  /** A rule is asked whenever the record is saved, so it looks at what the save changes itself. */
  isBroken(after: Fields, before: Fields, draft: Draft): boolean;
}

const custom = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const isChanged = (name: string, after: Fields, before: Fields) => (after[name] ?? null) !== (before[name] ?? null);
const isOutside = (value: Cell | undefined, least: number, most: number) =>
  typeof value === 'number' && (value < least || value > most);

/** The admins' validation rules, a lookup filter and two triggers, each with its own words. */
const rules: readonly Rule[] = [
  {
    on: 'Opportunity',
    message: 'An open opportunity cannot close in the past. Choose a later close date.',
    fields: ['CloseDate'],
    isBroken: (after, before, { now }) =>
      isChanged('CloseDate', after, before) && after.IsClosed !== true && String(after.CloseDate) < now.slice(0, 10),
  },
  {
    on: 'Opportunity',
    message: 'Seats needed must be between 1 and 5,000. Ask the deal desk about larger rollouts.',
    fields: ['Seats_Needed__c'],
    isBroken: ({ Seats_Needed__c }) => isOutside(Seats_Needed__c, 1, 5_000),
  },
  {
    on: 'Opportunity',
    message: 'Write the next step in at least 5 characters.',
    fields: ['NextStep'],
    isBroken: ({ NextStep }) => typeof NextStep === 'string' && NextStep.length < 5,
  },
  {
    on: 'Opportunity',
    message: 'A won opportunity needs an amount.',
    fields: ['Amount', 'StageName'],
    isBroken: ({ StageName, Amount }) => StageName === 'Closed Won' && typeof Amount !== 'number',
  },
  {
    on: 'Opportunity',
    statusCode: 'FIELD_FILTER_VALIDATION_EXCEPTION',
    message: 'Value does not exist or does not match filter criteria.',
    fields: ['Sponsor__c'],
    isBroken: (after, before, { find }) =>
      isChanged('Sponsor__c', after, before) &&
      typeof after.Sponsor__c === 'string' &&
      find(after.Sponsor__c)?.fields.AccountId !== after.AccountId,
  },
  {
    on: 'Opportunity',
    statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message:
      'RenewalGuard: execution of BeforeUpdate\n\ncaused by: the renewal date must not lie before the close date\n\nTrigger.RenewalGuard: line 12, column 1',
    fields: [],
    isBroken: (after, before) =>
      isChanged('Renewal_Date__c', after, before) &&
      typeof after.Renewal_Date__c === 'string' &&
      after.Renewal_Date__c < String(after.CloseDate),
  },
  {
    on: 'Account',
    message: 'Employees must be between 0 and 3,000,000.',
    fields: ['NumberOfEmployees'],
    isBroken: ({ NumberOfEmployees }) => isOutside(NumberOfEmployees, 0, 3_000_000),
  },
  {
    on: 'Account',
    message: 'The year must be between 1800 and 2099.',
    fields: ['Founded_Year__c'],
    isBroken: ({ Founded_Year__c }) => isOutside(Founded_Year__c, 1800, 2099),
  },
  {
    on: 'Contact',
    message: 'Titles are at most 120 characters long here.',
    fields: ['Title'],
    isBroken: ({ Title }) => typeof Title === 'string' && Title.length > 120,
  },
  {
    on: 'Lead',
    statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message:
      'LeadGuard: execution of BeforeUpdate\n\ncaused by: this lead is on the do-not-import list\n\nTrigger.LeadGuard: line 7, column 1',
    fields: [],
    isBroken: ({ Description }) => /do not import/i.test(String(Description ?? '')),
  },
  {
    on: 'Case',
    message: 'A case needs a root cause before it is closed.',
    fields: ['Root_Cause__c'],
    isBroken: (after, before) =>
      isChanged('Status', after, before) && after.Status === 'Closed' && !after.Root_Cause__c,
  },
  {
    on: 'Case',
    message: 'Versions are written like 4.12.2.',
    fields: ['Affected_Version__c'],
    isBroken: ({ Affected_Version__c }) =>
      typeof Affected_Version__c === 'string' && !/^\d+\.\d+(\.\d+)?$/.test(Affected_Version__c),
  },
  {
    on: 'Case',
    message: 'Affected vehicles cannot be negative.',
    fields: ['Affected_Vehicles__c'],
    isBroken: ({ Affected_Vehicles__c }) => isOutside(Affected_Vehicles__c, 0, 1_000_000),
  },
  {
    on: 'Case',
    message: 'Describe the workaround in at least 10 characters.',
    fields: ['Workaround__c'],
    isBroken: ({ Workaround__c }) => typeof Workaround__c === 'string' && Workaround__c.length < 10,
  },
];

export function brokenRules(draft: Draft): WriteProblem[] {
  const { objectType, before, after } = draft;
  return rules
    .filter(({ on, isBroken }) => on === objectType && isBroken(after, before, draft))
    .map(({ statusCode = custom, message, fields }) => ({ statusCode, message, fields }));
}
