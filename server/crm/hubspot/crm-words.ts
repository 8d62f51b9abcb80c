import * as z from 'zod';
import { jsonOrNull } from '../limited-body.ts';
import { plainSentence } from '../plain-words.ts';
import { type ErrorBody, errorBodyOf } from './wire.ts';

const sentencesMax = 10;

/**
 * HubSpot's own words about a refusal, one readable sentence per property. They are data from outside: plain text,
 * shortened, without control characters.
 */
export function crmWords(body: unknown): readonly string[] {
  const error = errorBodyOf(body);
  const details = [...embeddedDetails(error.message ?? ''), ...listedDetails(error)];
  const sentences = details.map(sentenceOf).filter((sentence) => sentence !== '');
  if (sentences.length === 0) sentences.push(plainSentence(error.message ?? ''));
  return [...new Set(sentences)].filter(Boolean).slice(0, sentencesMax);
}

interface Detail {
  readonly property: string;
  readonly message: string;
  readonly code: string;
}

const embeddedSchema = z.array(
  z.object({
    name: z.string().catch(''),
    message: z.string().catch(''),
    error: z.string().catch(''),
  }),
);

/** `Property values were not valid: [{…}]`: the details are JSON inside the message string. */
function embeddedDetails(message: string): Detail[] {
  const start = message.indexOf('[{');
  if (start < 0) return [];
  const parsed = embeddedSchema.safeParse(jsonOrNull(message.slice(start, message.lastIndexOf(']') + 1)));
  if (!parsed.success) return [];
  return parsed.data.map(({ name, message, error }) => ({ property: name, message, code: error }));
}

function listedDetails(error: ErrorBody): Detail[] {
  return (error.errors ?? []).map(({ message, code, context }) => ({
    property: context?.propertyName?.[0] ?? '',
    message: message ?? '',
    code: code ?? '',
  }));
}

const codeWords: Readonly<Record<string, string>> = {
  PROPERTY_DOESNT_EXIST: 'there is no such property',
  READ_ONLY_VALUE: 'the property is read-only',
  INVALID_OPTION: 'the value is not one of its options',
  INVALID_EMAIL: 'the value is not an e-mail address',
  INVALID_FLOAT: 'the value is not a number',
  INVALID_DATE: 'the value is not a date',
  INVALID_ALPHA: 'the value holds characters that are not allowed',
  LEADING_TRAILING_WHITESPACE: 'the value begins or ends with white space',
};

function sentenceOf({ property, message, code }: Detail): string {
  const words = plainSentence(message) || plainSentence(codeWords[code] ?? code);
  if (words === '' || property === '' || words.includes(property)) return words;
  return plainSentence(`${property}: ${words}`);
}
