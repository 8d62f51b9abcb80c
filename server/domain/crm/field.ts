/** The field types that Fieldward can show, check and edit. A CRM type that fits none is `unsupported` and refused. */
export const fieldTypes = [
  'text',
  'multiline',
  'number',
  'currency',
  'date',
  'datetime',
  'boolean',
  'option',
  'multi_option',
  'email',
  'phone',
  'url',
  'unsupported',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Offered by the CRM's own forms. A hidden option is valid for the API but not proposed to people. */
  readonly hidden: boolean;
}

/** What the CRM itself will refuse; checked before a person is asked. Absent = no such limit known. */
export interface FieldLimits {
  readonly lengthMin?: number;
  readonly lengthMax?: number;
  readonly numberMin?: number;
  readonly numberMax?: number;
  /** A regular expression that the whole value must match, with the words to show when it does not. */
  readonly pattern?: { readonly source: string; readonly message: string };
}

/** One field of one object, as the CRM describes it today, in words that hold for every CRM. */
export interface Field {
  readonly objectType: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly group: string;
  readonly type: FieldType;
  readonly options: readonly FieldOption[];
  readonly limits: FieldLimits;
  /** ISO 4217, for `currency` fields where the CRM names one. */
  readonly currency: string | null;
  /** The CRM refuses any write through its API. */
  readonly readOnly: boolean;
  readonly calculated: boolean;
  readonly unique: boolean;
  readonly archived: boolean;
  readonly custom: boolean;
  /** `unknown` where the CRM has such degrees and does not tell us this one: it then counts as sensitive. */
  readonly sensitivity: 'none' | 'sensitive' | 'highly_sensitive' | 'unknown';
  /** What a value of this field points to, in the CRM's own words (a user, a team, an account); empty = nothing. */
  readonly references: readonly string[];
  /** Whether the CRM can give and take the right to this field alone; absent where it does not say. */
  readonly ownRight?: boolean;
}

/**
 * A field's value in the one canonical text form: numbers as plain decimals, dates as
 * YYYY-MM-DD, date-times as ISO 8601 in UTC, booleans `true`/`false`, several options joined by `;` in the
 * field's option order. `null` = empty.
 */
export type FieldValue = string | null;

/** What people call a field; its API name where the list does not have it. */
export function labelIn(fields: ReadonlyMap<string, Pick<Field, 'label'>>): (name: string) => string {
  return (name) => fields.get(name)?.label || name;
}
