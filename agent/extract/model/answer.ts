import { z } from 'zod';
import type { ExtractionInput, Finding } from '../extractor.ts';
import { ModelFailure } from './failure.ts';

const suggestion = z.object({
  field: z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,199}$/),
  value: z.union([z.string().max(10_000), z.number(), z.boolean(), z.array(z.string().max(1_000)).max(100)]),
  quote: z.string().min(1).max(4_000),
  rationale: z.string().min(1).max(2_000),
});
const answer = z.object({ suggestions: z.array(z.unknown()).max(200) });

/**
 * A model's words as findings. What it made up goes: an item of another shape, and a quote that does not stand in the
 * text. The last one for a field wins.
 * @throws ModelFailure when the whole is not the JSON that was asked for
 */
export function findingsOf(words: string, { text, fields }: Pick<ExtractionInput, 'text' | 'fields'>): Finding[] {
  const parsed = answer.safeParse(jsonIn(words));
  if (!parsed.success) throw new ModelFailure('The model did not answer with the JSON that it was asked for.');
  const findings = new Map<string, Finding>();
  for (const item of parsed.data.suggestions) {
    const { data } = suggestion.safeParse(item);
    if (data === undefined || !text.includes(data.quote)) continue;
    const { field, value, quote, rationale } = data;
    const label = fields.find(({ name }) => name === field)?.label ?? field;
    findings.set(field, { field, label, proposedValue: value, quotes: [quote], rationale });
  }
  return [...findings.values()];
}

/** Many models wrap JSON into a code fence, or put a sentence before it. */
function jsonIn(words: string): unknown {
  const [start, end] = [words.indexOf('{'), words.lastIndexOf('}')];
  if (start === -1 || end < start) return null;
  try {
    return JSON.parse(words.slice(start, end + 1));
  } catch {
    return null;
  }
}
