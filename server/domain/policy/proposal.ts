import { classifyField } from '../crm/classify-field.ts';
import type { Field } from '../crm/field.ts';
import type { FieldCatalogue } from './field-catalogue.ts';
import type { PolicyField } from './policy.ts';

export interface ProposedLine {
  readonly line: PolicyField;
  readonly label: string;
  /** Why it is proposed, for the admin. */
  readonly why: string;
}

/** What sales conversations tell about, in words that stand in names and labels of such fields. */
const spokenOf: readonly { readonly words: RegExp; readonly why: string }[] = [
  { words: /next.?step/i, why: 'Calls and e-mails say what happens next, and a wrong one is quickly put right.' },
  { words: /competitor/i, why: 'Customers name competitors in calls; nobody but your team sees this field.' },
  { words: /budget/i, why: 'Budgets are named in calls; a person compares it with the quote.' },
  { words: /description|notes?\b|summary/i, why: 'Plain text for your own team.' },
  { words: /job.?title|\btitle\b|seniority|department/i, why: 'Signatures and introductions tell people’s roles.' },
  { words: /pain|challenge|use.?case|requirement|need/i, why: 'Customers describe this in their own words.' },
  { words: /industry|employees|company.?size/i, why: 'Facts about the company that come up in first calls.' },
  {
    words: /time.?line|go.?live|decision.?(date|process|maker|criteria)|champion/i,
    why: 'Told in calls, and kept by your own team.',
  },
];

const proposable: ReadonlySet<Field['type']> = new Set([
  'text',
  'multiline',
  'number',
  'currency',
  'date',
  'boolean',
  'option',
  'multi_option',
]);

/**
 * A cautious allowlist to begin with: ordinary fields of which conversations speak, nothing hard to take back, and every
 * suggestion decided by a person. At most `perObject` of one object, in the order of the words above.
 */
export function proposeAllowlist(catalogue: FieldCatalogue, perObject = 8): ProposedLine[] {
  return [...catalogue.objects.values()].flatMap((fields) => {
    const fitting = [...fields.values()].flatMap((field) => {
      const found = spokenOf.findIndex(({ words }) => words.test(field.name) || words.test(field.label));
      const why = spokenOf[found]?.why;
      if (why === undefined || !isCautious(field, catalogue)) return [];
      const line: PolicyField = { objectType: field.objectType, field: field.name, autonomy: 'review', impact: 'low' };
      return [{ found, line, label: field.label, why }];
    });
    return fitting
      .sort((one, other) => one.found - other.found || one.line.field.localeCompare(other.line.field))
      .slice(0, perObject)
      .map(({ line, label, why }) => ({ line, label, why }));
  });
}

function isCautious(field: Field, catalogue: FieldCatalogue): boolean {
  return (
    !field.archived &&
    proposable.has(field.type) &&
    classifyField(field, catalogue.knowledge).class === 'ordinary' &&
    catalogue.effectsOf(field).hardToUndo === null
  );
}
