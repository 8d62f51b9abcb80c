import type { WriteProblem } from '../org-port.ts';
import type { Cell } from '../soql/table.ts';
import { stages } from './catalogue/opportunity.ts';
import type { StoredRecord } from './record.ts';

/** What a write would make of a record. */
export interface Draft {
  objectType: string;
  id: string | null;
  before: Readonly<Record<string, Cell>>;
  after: Record<string, Cell>;
  today: string;
}

/** What the organization's flows do with a draft before it is saved. */
export function runFlows({ objectType, before, after }: Draft): void {
  if (objectType === 'Opportunity') {
    const stage = stages[String(after.StageName)];
    if (stage === undefined) return;
    if (before.StageName !== after.StageName) {
      after.Probability = stage.probability;
      after.ForecastCategoryName = stage.forecast;
    }
    after.IsClosed = stage.closed;
    after.IsWon = stage.won;
    const amount = typeof after.Amount === 'number' ? after.Amount : null;
    after.ExpectedRevenue = amount === null ? null : (amount * Number(after.Probability ?? 0)) / 100;
  }
  if (objectType === 'Contact' || objectType === 'Lead') {
    after.Name = [after.FirstName, after.LastName].filter(Boolean).join(' ');
  }
  if (objectType === 'Case') after.IsClosed = after.Status === 'Closed';
}

/** The admins' validation rules and a trigger, each with its own words. */
export function brokenRules({ objectType, before, after, today }: Draft): WriteProblem[] {
  const problems: WriteProblem[] = [];
  const broken = (message: string, ...fields: string[]) =>
    problems.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields });
  if (objectType === 'Opportunity') {
    const moved = before.CloseDate !== after.CloseDate;
    if (moved && after.IsClosed !== true && String(after.CloseDate) < today) {
      broken('An open opportunity cannot close in the past. Choose a later close date.', 'CloseDate');
    }
    const seats = after.Seats_Needed__c;
    if (before.Seats_Needed__c !== seats && typeof seats === 'number' && (seats < 1 || seats > 5_000)) {
      broken('Seats needed must be between 1 and 5,000. Ask deal desk about larger rollouts.', 'Seats_Needed__c');
    }
  }
  if (objectType === 'Account' && typeof after.NumberOfEmployees === 'number' && after.NumberOfEmployees < 0) {
    broken('Employees cannot be negative.', 'NumberOfEmployees');
  }
  if (objectType === 'Case' && after.Status === 'Closed' && before.Status !== 'Closed' && !after.Root_Cause__c) {
    broken('A case needs a root cause before it is closed.', 'Root_Cause__c');
  }
  if (objectType === 'Lead' && /do not import/i.test(String(after.Description ?? ''))) {
    const message = 'LeadGuard: execution of BeforeUpdate caused by: this lead is on the do-not-import list';
    problems.push({ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields: [] });
  }
  return problems;
}

interface DuplicateRule {
  name: string;
  objectType: string;
  field: string;
  /** The person may save anyway. */
  alert: boolean;
}

const duplicateRules: DuplicateRule[] = [
  { name: 'Standard_Contact_Duplicate_Rule', objectType: 'Contact', field: 'Email', alert: true },
  { name: 'Same_Website', objectType: 'Account', field: 'Website', alert: true },
  { name: 'Standard_Lead_Duplicate_Rule', objectType: 'Lead', field: 'Email', alert: true },
  { name: 'Same_Mobile', objectType: 'Contact', field: 'MobilePhone', alert: false },
];

/** @param others the live records of the same object */
export function duplicatesOf(draft: Draft, others: Iterable<StoredRecord>, allowed: boolean): WriteProblem[] {
  const rules = duplicateRules.filter(
    ({ objectType, field }) => objectType === draft.objectType && draft.before[field] !== draft.after[field],
  );
  for (const rule of rules) {
    const value = draft.after[rule.field];
    if (value === null || value === undefined || (rule.alert && allowed)) continue;
    const same = String(value).toLowerCase();
    for (const other of others) {
      if (other.id === draft.id || other.deleted || String(other.fields[rule.field] ?? '').toLowerCase() !== same)
        continue;
      return [duplicateProblem(rule, other)];
    }
  }
  return [];
}

function duplicateProblem(rule: DuplicateRule, other: StoredRecord): WriteProblem {
  return {
    statusCode: 'DUPLICATES_DETECTED',
    message: rule.alert
      ? "You're creating a duplicate record. We recommend you use an existing record instead."
      : 'This record cannot be saved: another contact has the same mobile number.',
    fields: [],
    duplicateResult: {
      allowSave: rule.alert,
      duplicateRule: rule.name,
      duplicateRuleEntityType: rule.objectType,
      errorMessage: null,
      matchResults: [
        {
          entityType: rule.objectType,
          errors: [],
          matchEngine: 'ExactMatchEngine',
          matchRecords: [
            {
              additionalInformation: [],
              fieldDiffs: [],
              matchConfidence: 100,
              record: { attributes: { type: rule.objectType }, Id: other.id },
            },
          ],
          rule: rule.name,
          size: 1,
          success: true,
        },
      ],
    },
  };
}
