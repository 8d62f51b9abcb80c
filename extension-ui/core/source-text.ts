import type { ReviewEvidenceKind } from './review-words.ts';

/** What GET /api/sources/:id answers. */
export interface SourceText {
  readonly id: string;
  readonly kind: ReviewEvidenceKind;
  readonly title: string;
  readonly text: string;
  readonly occurredAt: string | null;
  readonly url: string | null;
}
