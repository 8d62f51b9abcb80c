/* What the stand-in CRMs answer to their own pages, as far as both say the same. They are a package of their own, so these
   shapes are written down again. */

/** How often something goes wrong: with a chance for each call, or for the next few calls. */
export type Mishap = { probability: number } | { next: number };

/** Every kind of mishap but slowness, by its name on the wire. */
export type Mishaps = { latencyMs: number } & { [kind: string]: Mishap | number | null };

export interface FiledSuggestion {
  field: string;
  label: string;
  proposedValue: unknown;
  quote: string;
  status: string;
  code?: string;
  message?: string;
}

export interface TranscriptReply {
  activity: { id: string };
  result: { results?: FiledSuggestion[] } | null;
}

/** Another stand-in CRM, and where its page opens. */
export interface OtherCrm {
  name: string;
  url: string;
}
