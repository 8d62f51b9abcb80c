import type { WriteProblem } from '../org-port.ts';
import type { StoredRecord } from './record.ts';
import type { Draft } from './rules.ts';

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
