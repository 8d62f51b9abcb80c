import { parseArgs } from 'node:util';
import { type RecordRef, recordRef } from '../api-schemas.ts';

export const usage = `Files what a transcript says about one CRM record as suggestions for review.

  npm run agent -- --record hubspot/deals/123 --transcript call.txt

  --record CRM/OBJECT/ID   the record, such as hubspot/contacts/51 or salesforce/Opportunity/006...
  --transcript FILE        the text to read; - reads standard input
  --kind KIND              call (default), email, note, meeting or document
  --title TEXT             what to call it (default: the file's name)
  --url URL                where people can open it
  --occurred-at TIME       when it took place, ISO 8601 with zone (default: now); "next Friday" counts from here
  --server URL             Fieldward (default: the local sandbox's address, else http://localhost:4310)
  --key KEY                the agent's key (default: FIELDWARD_AGENT_KEY, else the local sandbox's)
  --dry-run                show what would be suggested, file nothing
  --fallback               use the rules when the model cannot answer
  --rules                  use the rules even when a model is configured

A model is used when FIELDWARD_AGENT_MODEL_URL and FIELDWARD_AGENT_MODEL (and FIELDWARD_AGENT_MODEL_KEY),
ANTHROPIC_API_KEY or OPENAI_API_KEY is set. It gets the whole text.

Exit codes: 0 done, whatever was refused · 1 Fieldward said no or cannot be reached · 2 wrong arguments · 3 the model failed`;

/** A mistake in how the command was called; the message says how to call it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

const kinds = ['call', 'email', 'note', 'meeting', 'document'] as const;

export interface Arguments {
  readonly record: RecordRef;
  /** A path, or `-`. */
  readonly transcript: string;
  readonly kind: (typeof kinds)[number];
  readonly title: string | null;
  readonly url: string | null;
  readonly occurredAt: string | null;
  readonly server: string | null;
  readonly key: string | null;
  readonly isDryRun: boolean;
  readonly hasFallback: boolean;
  readonly isRulesOnly: boolean;
}

/** @returns `help` when asked for it @throws UsageError */
export function parseArguments(argv: readonly string[]): Arguments | 'help' {
  const values = valuesOf(argv);
  if (values.help === true) return 'help';
  if (values.record === undefined) throw new UsageError('Say which record: --record hubspot/deals/123');
  if (values.transcript === undefined)
    throw new UsageError('Say what to read: --transcript FILE, or - for standard input');
  return {
    record: recordIn(values.record),
    transcript: values.transcript,
    kind: kindIn(values.kind ?? 'call'),
    title: values.title ?? null,
    url: values.url === undefined ? null : webAddress('--url', values.url),
    occurredAt: values['occurred-at'] === undefined ? null : momentIn(values['occurred-at']),
    server: values.server === undefined ? null : webAddress('--server', values.server),
    key: values.key ?? null,
    isDryRun: values['dry-run'] ?? false,
    hasFallback: values.fallback ?? false,
    isRulesOnly: values.rules ?? false,
  };
}

function valuesOf(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    return parseArgs({
      args: [...argv],
      options: {
        record: text,
        transcript: text,
        kind: text,
        title: text,
        url: text,
        'occurred-at': text,
        server: text,
        key: text,
        'dry-run': flag,
        fallback: flag,
        rules: flag,
        help: { ...flag, short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function recordIn(text: string): RecordRef {
  const [crm, objectType, recordId, ...rest] = text.split('/');
  const parsed = recordRef.safeParse({ crm, objectType, recordId });
  if (parsed.success && rest.length === 0) return parsed.data;
  throw new UsageError(
    `--record takes CRM/OBJECT/ID, such as hubspot/deals/123 or salesforce/Opportunity/006Q1; got "${text}"`,
  );
}

function kindIn(text: string): Arguments['kind'] {
  const kind = kinds.find((known) => known === text);
  if (kind === undefined) throw new UsageError(`--kind takes one of ${kinds.join(', ')}; got "${text}"`);
  return kind;
}

function webAddress(option: string, text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new UsageError(`${option} takes a web address that begins with http:// or https://; got "${text}"`);
}

function momentIn(text: string): string {
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  if (isMoment && !Number.isNaN(Date.parse(text))) return text;
  throw new UsageError(`--occurred-at takes a time with its zone, such as 2026-03-02T15:00:00+01:00; got "${text}"`);
}
