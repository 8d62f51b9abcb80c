import type { ObjectType } from '../records/record.ts';

/** One rule that an admin set for a property, as /crm/property-validations answers it. */
export interface ValidationRule {
  ruleType: 'REGEX' | 'MIN_LENGTH' | 'MAX_LENGTH' | 'MIN_NUMBER' | 'MAX_NUMBER' | 'EMAIL' | 'URL' | 'WHITESPACE';
  ruleArguments: string[];
}

export const validationRules: Record<ObjectType, Readonly<Record<string, readonly ValidationRule[]>>> = {
  contacts: {
    jobtitle: [{ ruleType: 'MAX_LENGTH', ruleArguments: ['120'] }],
    external_id: [{ ruleType: 'REGEX', ruleArguments: ['^C-[0-9]{6}$'] }],
    work_email: [{ ruleType: 'EMAIL', ruleArguments: [] }],
  },
  companies: {
    numberofemployees: [
      { ruleType: 'MIN_NUMBER', ruleArguments: ['0'] },
      { ruleType: 'MAX_NUMBER', ruleArguments: ['3000000'] },
    ],
    founded_year: [{ ruleType: 'REGEX', ruleArguments: ['^(1[89]|20)[0-9]{2}$'] }],
    website: [{ ruleType: 'URL', ruleArguments: [] }],
  },
  deals: {
    seats_needed: [
      { ruleType: 'MIN_NUMBER', ruleArguments: ['1'] },
      { ruleType: 'MAX_NUMBER', ruleArguments: ['5000'] },
    ],
    hs_next_step: [{ ruleType: 'MIN_LENGTH', ruleArguments: ['5'] }],
    use_case: [{ ruleType: 'MAX_LENGTH', ruleArguments: ['2000'] }],
    external_id: [{ ruleType: 'REGEX', ruleArguments: ['^D-[0-9]{6}$'] }],
  },
  tickets: {
    affected_version: [{ ruleType: 'REGEX', ruleArguments: ['^[0-9]+\\.[0-9]+(\\.[0-9]+)?$'] }],
    affected_vehicles: [{ ruleType: 'MIN_NUMBER', ruleArguments: ['0'] }],
    workaround: [{ ruleType: 'MIN_LENGTH', ruleArguments: ['10'] }],
  },
};
