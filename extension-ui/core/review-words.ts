import type { ReviewSuggestion } from '#contract/review.ts';

export type ReviewEvidence = ReviewSuggestion['evidence'][number];
export type ReviewEvidenceKind = ReviewEvidence['source']['kind'];
