import type { Cell } from '../soql/table.ts';
import type { StoredRecord } from './record.ts';

type Fields = Readonly<Record<string, Cell>>;

export interface FormulaScope {
  now: Date;
  find(id: string): StoredRecord | undefined;
}

type Formula = (fields: Fields, scope: FormulaScope) => Cell;

const dayMs = 86_400_000;

const formulas: Readonly<Record<string, Readonly<Record<string, Formula>>>> = {
  Opportunity: {
    ExpectedRevenue: ({ Amount, Probability }) =>
      typeof Amount === 'number' ? (Amount * Number(Probability ?? 0)) / 100 : null,
    Days_Open__c: ({ CreatedDate }, { now }) =>
      Math.floor(now.getTime() / dayMs) - Math.floor(Date.parse(String(CreatedDate)) / dayMs),
  },
  Account: {
    Revenue_per_Employee__c: ({ AnnualRevenue, NumberOfEmployees }) =>
      typeof AnnualRevenue === 'number' && typeof NumberOfEmployees === 'number' && NumberOfEmployees > 0
        ? Math.round((AnnualRevenue / NumberOfEmployees) * 100) / 100
        : null,
  },
  Case: {
    ContactEmail: ({ ContactId }, { find }) =>
      typeof ContactId === 'string' ? (find(ContactId)?.fields.Email ?? null) : null,
  },
};

/** A record's fields with those that are worked out whenever somebody looks. */
export function withFormulas({ objectType, fields }: StoredRecord, scope: FormulaScope): Record<string, Cell> {
  const own = Object.entries(formulas[objectType] ?? {});
  return { ...fields, ...Object.fromEntries(own.map(([name, formula]) => [name, formula(fields, scope)])) };
}
