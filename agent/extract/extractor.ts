import type { CatalogueField, RecordRef } from '../api-schemas.ts';

/** What an extractor reads: the words, when they were said, and the fields it may fill. */
export interface ExtractionInput {
  readonly record: RecordRef;
  /** What Fieldward says this agent may suggest for. */
  readonly fields: readonly CatalogueField[];
  readonly title: string;
  readonly text: string;
  /** ISO 8601 with an offset; `null` when unknown, and then "next Friday" means no date. */
  readonly occurredAt: string | null;
}

export type ProposedValue = string | number | boolean | readonly string[];

/** One value that the words support. Never two for one field. */
export interface Finding {
  readonly field: string;
  readonly label: string;
  readonly proposedValue: ProposedValue;
  /** The sentences that say so, each exactly as it stands in the text; at least one, at most ten. */
  readonly quotes: readonly [string, ...string[]];
  /** One sentence for the person who reviews it. */
  readonly rationale: string;
}

/** Reads a text and says what it would put into which field. Rejects with `ModelFailure` when a model cannot answer. */
export type Extractor = (input: ExtractionInput) => Promise<Finding[]>;
