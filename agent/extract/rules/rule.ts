import type { CatalogueField, RecordRef } from '../../api-schemas.ts';
import type { ProposedValue } from '../extractor.ts';
import type { Statement } from '../text/statements.ts';

/** What every rule may know besides the sentence. */
export interface Reading {
  readonly record: RecordRef;
  readonly fields: readonly CatalogueField[];
  readonly occurredAt: string | null;
}

/** One value that one sentence supports. */
export interface Hit {
  readonly field: string;
  readonly label: string;
  readonly value: ProposedValue;
  readonly rationale: string;
  /** A hint yields to a plain statement, even an earlier one. */
  readonly isHint?: boolean;
  /** The values of a list come together from several sentences. */
  readonly adds?: boolean;
}

export type Rule = (statement: Statement, reading: Reading) => Hit[];

/** "Maya Lindqvist", or "The text" where nobody is named: how a rationale begins. */
export function who({ speaker }: Statement): string {
  return speaker ?? 'The text';
}
