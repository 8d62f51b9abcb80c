import { type Api, connect, itemsPerRequest, type Source, type SuggestionItem } from './api.ts';
import type { FiledResult, RecordRef } from './api-schemas.ts';
import type { ExtractionInput, Extractor, Finding, ProposedValue } from './extract/extractor.ts';
import { ruleExtractor } from './extract/rules.ts';

export type { Source } from './api.ts';

export interface FilingRequest {
  /** Base URL of Fieldward, such as http://localhost:4310 */
  readonly server: string;
  /** The agent's key. */
  readonly key: string;
  readonly record: RecordRef;
  readonly source: Source;
  /** Without one: the rules, which need no model. */
  readonly extractor?: Extractor | undefined;
  readonly fetch?: typeof fetch | undefined;
}

/** One suggestion and what Fieldward said to it. */
export interface Filed {
  readonly field: string;
  readonly label: string;
  readonly proposedValue: ProposedValue;
  readonly quote: string;
  readonly status: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly id: string | null;
}

/**
 * Reads a text and files what it says about one record: asks which fields may be suggested, extracts, files the text
 * as a source, then the suggestions with their quotes. Nothing is filed when the extraction fails. Running it twice
 * files nothing twice as long as `externalId` stays the same.
 * @throws ApiFailure, or what the extractor throws
 */
export async function fileFromTranscript(
  request: FilingRequest,
): Promise<{ sourceId: string; results: readonly Filed[] }> {
  const { record, source } = request;
  const api = connect(request.server, request.key, request.fetch);
  const findings = await extractFrom(api, request);
  const sourceId = await api.fileSource(source, record);
  const results: Filed[] = [];
  for (let at = 0; at < findings.length; at += itemsPerRequest) {
    const part = findings.slice(at, at + itemsPerRequest);
    const replies = await api.fileSuggestions(part.map((finding) => itemOf(finding, record, sourceId)));
    results.push(...part.map((finding, index) => filedOf(finding, replies[index])));
  }
  return { sourceId, results };
}

/** The same without filing anything. @throws ApiFailure, or what the extractor throws */
export async function previewFromTranscript(request: FilingRequest): Promise<readonly Finding[]> {
  return extractFrom(connect(request.server, request.key, request.fetch), request);
}

async function extractFrom(api: Api, { record, source, extractor }: FilingRequest): Promise<Finding[]> {
  const fields = await api.fields(record);
  const { title, text, occurredAt = null } = source;
  const input: ExtractionInput = { record, fields, title, text, occurredAt };
  return (extractor ?? ruleExtractor)(input);
}

function itemOf(finding: Finding, record: RecordRef, sourceId: string): SuggestionItem {
  const { field, proposedValue, rationale, quotes } = finding;
  return { record, field, proposedValue, rationale, evidence: quotes.map((quote) => ({ sourceId, quote })) };
}

function filedOf(finding: Finding, reply: FiledResult | undefined): Filed {
  return {
    field: finding.field,
    label: finding.label,
    proposedValue: finding.proposedValue,
    quote: finding.quotes[0],
    status: reply?.status ?? 'refused',
    code: reply?.code ?? null,
    message: reply?.message ?? null,
    id: reply?.id ?? null,
  };
}
