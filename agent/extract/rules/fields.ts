import type { CatalogueField } from '../../api-schemas.ts';

/** What a field is for, told from its name or its label, so that a company's own field is found too. */
export type Role =
  | 'closeDate'
  | 'amount'
  | 'annualRevenue'
  | 'seats'
  | 'employees'
  | 'jobTitle'
  | 'phone'
  | 'mobile'
  | 'competitors'
  | 'nextStep'
  | 'industry'
  | 'website'
  | 'language'
  | 'useCase';

interface RoleSigns {
  readonly name: RegExp;
  readonly label: RegExp;
  readonly types: readonly string[];
}

const texts = ['text', 'multiline'];
const numbers = ['number', 'currency'];
const choices = ['option', 'multi_option'];

const signs: Readonly<Record<Role, RoleSigns>> = {
  closeDate: { name: /^close_?date$/i, label: /^(?:expected )?close date$/i, types: ['date', 'datetime'] },
  amount: { name: /^amount$/i, label: /^(?:deal |opportunity )?(?:amount|budget)$/i, types: numbers },
  annualRevenue: { name: /^annual_?revenue$/i, label: /^annual revenue$/i, types: numbers },
  seats: { name: /seats|licen[cs]es/i, label: /\b(?:seats|licen[cs]es|users)\b/i, types: ['number'] },
  employees: { name: /^number_?of_?employees$/i, label: /\bemployees\b/i, types: ['number', 'text'] },
  jobTitle: { name: /^(?:job_?title|title)$/i, label: /^(?:job )?title$/i, types: texts },
  phone: { name: /^phone$/i, label: /^phone(?: number)?$/i, types: ['phone', 'text'] },
  mobile: { name: /^mobile_?phone$/i, label: /^mobile\b/i, types: ['phone', 'text'] },
  competitors: { name: /competitor/i, label: /competitor/i, types: [...choices, ...texts] },
  nextStep: { name: /^(?:hs_)?next_?step$/i, label: /^next steps?$/i, types: texts },
  industry: { name: /^industry$/i, label: /^industry$/i, types: choices },
  website: { name: /^website$/i, label: /^website\b/i, types: ['url', 'text'] },
  language: { name: /language/i, label: /\blanguage\b/i, types: choices },
  useCase: { name: /use_?case/i, label: /\buse case\b/i, types: texts },
};

/** The catalogue's field for `role`: by name first, then by label. */
export function fieldFor(fields: readonly CatalogueField[], role: Role): CatalogueField | null {
  const { name, label, types } = signs[role];
  const fitting = fields.filter((field) => types.includes(field.type));
  return fitting.find((field) => name.test(field.name)) ?? fitting.find((field) => label.test(field.label)) ?? null;
}

/** A text as a part of a regular expression that means just this text. */
export function literally(text: string): string {
  return text
    .trim()
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
}

/** Whole words only, whatever their case. */
export function wordsPattern(text: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literally(text)}(?![\p{L}\p{N}])`, 'iu');
}

/** A day as the field's type wants it. A date-time gets noon UTC, which is the same day from Hawaii to Tokyo. */
export function dayFor(field: CatalogueField, iso: string): string {
  return field.type === 'datetime' ? `${iso}T12:00:00Z` : iso;
}
