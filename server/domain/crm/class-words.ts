import type { FieldClass } from './field-class.ts';

/** Words that give a field away, whatever the CRM and whoever made the field. Plurals are understood. */
export interface ClassWords {
  readonly class: Exclude<FieldClass, 'ordinary' | 'system'>;
  readonly means: string;
  /** Match a whole word, also inside a joined one: `owner` in "account_owner_2" and in "accountowner". */
  readonly words: readonly string[];
  /** Match words that stand next to each other. */
  readonly phrases: readonly string[];
  /** Long and unmistakable: match anywhere inside a word. */
  readonly parts: readonly string[];
  /** Match the beginning of a word. */
  readonly beginnings: readonly string[];
}

/** In the order in which they are asked: a field that is both legal and billing counts as legal. */
export const classWords: readonly ClassWords[] = [
  {
    class: 'ownership',
    means: 'who owns a record or may see it',
    words:
      'owner ownership owning coowner team subteam rep salesrep representative assign assigned assignee assigning assignment assignor reassign reassigned unassigned'.split(
        ' ',
      ),
    phrases: ['owned by', 'account manager', 'account executive', 'success manager', 'shared with', 'visible to'],
    parts: ['salesrep', 'assignee'],
    beginnings: ['eigentumer', 'besitzer', 'zustandig', 'proprietair', 'propietari', 'proprietari'],
  },
  {
    class: 'legal',
    means: 'consent, privacy or a contract',
    words:
      'legal consent consented gdpr dsgvo rgpd ccpa lgpd hipaa contract contracted contracting contractual agreement nda msa dpa privacy optin optout unsubscribe unsubscribed signatory indemnity liability litigation contrat'.split(
        ' ',
      ),
    phrases: [
      'opt in',
      'opt out',
      'opted in',
      'opted out',
      'lawful basis',
      'do not call',
      'do not contact',
      'do not email',
      'do not mail',
      'terms and conditions',
      'terms of service',
      'data processing',
      'right to erasure',
    ],
    parts: ['gdpr', 'consent', 'dsgvo'],
    beginnings: ['vertrag', 'einwilligung', 'datenschutz', 'contrato', 'contratt'],
  },
  {
    class: 'billing',
    means: 'billing, payment, tax or a bank',
    words:
      'bill billing billed billable biller invoice invoiced invoicing invoicee payment payable payer payee payout remittance refund refunded iban bic sepa ach vat gst tax taxation taxable bank banking credit debit card creditcard discount tva mwst ust'.split(
        ' ',
      ),
    phrases: ['account number', 'routing number', 'sort code', 'swift code', 'purchase order', 'po number', 'w 9'],
    parts: ['billing', 'invoice', 'payment', 'rechnung', 'zahlung'],
    beginnings: ['invoic', 'factura', 'facture', 'fattura', 'paiement', 'pagament', 'steuernummer', 'umsatzsteuer'],
  },
  {
    class: 'sensitive',
    means: 'personal details that need care',
    words: 'ssn passport birthdate birthday dob gender ethnicity religion diagnosis disability pronoun pregnancy'.split(
      ' ',
    ),
    phrases: ['social security', 'date of birth', 'birth date', 'sexual orientation', 'marital status'],
    parts: [],
    beginnings: [],
  },
];

/**
 * Phrases that only look protected: they describe the customer, and writing them assigns, bills and binds nobody.
 * Other words beside them still count: "credit_union_billing" stays protected.
 */
export const harmlessPhrases: readonly string[] = [
  'team size',
  'team headcount',
  'microsoft teams',
  'credit union',
  'business card',
  'bank holiday',
  'bill of materials',
];

/** Ordinary words that people join to the ones above: "billingaddress", "accountowner". */
export const companionWords: readonly string[] = (
  'account address admin agent amount annual approval approved area assistant attachment backup balance basis ' +
  'bdr business by case category channel city client code comment company contact country created csm currency ' +
  'current custom customer cycle data date day days deal default department detail document due email end ended ' +
  'expiration expiry external fax field file finance first flag form frequency from has hs id implementation ' +
  'info information internal is key last lead level line link list main manager marketing method mobile model ' +
  'month name new next no note num number of old onboarding opportunity order original partner period person ' +
  'phone pipeline plan postal preferred previous primary product profile project province received reference ' +
  'region renewal request required role sales sdr secondary sent service sign signed since site staff start ' +
  'started state status street success supplier support task technical term terms text ticket time to total ' +
  'type until updated url user valid value vendor version with year zip'
).split(' ');
