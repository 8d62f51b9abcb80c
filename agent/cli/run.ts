import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { ApiFailure } from '../api.ts';
import { type ChosenExtractor, chooseExtractor, type Environment, rulesChoice } from '../extract/choose.ts';
import { ModelFailure } from '../extract/model/failure.ts';
import { type FilingRequest, fileFromTranscript, previewFromTranscript, type Source } from '../file-from-transcript.ts';
import { accessFor } from './access.ts';
import { type Arguments, parseArguments, UsageError, usage } from './arguments.ts';
import { report, resultOf } from './report.ts';
import { printable } from './table.ts';

/** What the command needs from outside, so that it can be run without a process. */
export interface Surroundings {
  readonly environment: Environment;
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly columns?: number };
  readonly stderr: Writable;
  readonly now: () => Date;
}

const textLengthMax = 200_000;

/** Runs the command. @returns its exit code: see `usage` */
export async function run(argv: readonly string[], around: Surroundings): Promise<0 | 1 | 2 | 3> {
  try {
    const args = parseArguments(argv);
    if (args === 'help') around.stdout.write(`${usage}\n`);
    else await file(args, around);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      around.stderr.write(`${printable(error.message)}\nnpm run agent -- --help says more.\n`);
      return 2;
    }
    if (error instanceof ModelFailure) {
      around.stderr.write(
        `${printable(error.message)}\nNothing was filed. --fallback or --rules works without a model.\n`,
      );
      return 3;
    }
    if (!(error instanceof ApiFailure)) throw error;
    const code = error.code === null ? '' : ` (${error.code})`;
    around.stderr.write(`${printable(error.message + code)}\n`);
    return 1;
  }
}

async function file(args: Arguments, around: Surroundings): Promise<void> {
  const access = await accessFor(args, around.environment);
  const source = await sourceFor(args, around);
  const chosen = extractorFor(args, around.environment);
  const request = { ...access, record: args.record, source };
  const place = `${args.record.crm}/${args.record.objectType}/${args.record.recordId}`;
  around.stdout.write(`Reading "${printable(source.title)}" for ${place} with ${printable(chosen.name)}; `);
  around.stdout.write(`dates count from ${source.occurredAt}.\n\n`);
  const lines = await withFallback(args, around, chosen, (extractor) => linesFor(args, { ...request, extractor }));
  around.stdout.write(`${report(lines, around.stdout.columns ?? 120)}\n`);
}

async function linesFor({ isDryRun }: Arguments, request: FilingRequest) {
  if (isDryRun) {
    const findings = await previewFromTranscript(request);
    return findings.map((finding) => ({ ...finding, quote: finding.quotes[0], result: 'not filed (dry run)' }));
  }
  const { results } = await fileFromTranscript(request);
  return results.map((filed) => ({ ...filed, result: resultOf(filed) }));
}

async function withFallback<T>(
  { hasFallback }: Arguments,
  { stderr }: Surroundings,
  chosen: ChosenExtractor,
  work: (extractor: ChosenExtractor['extractor']) => Promise<T>,
): Promise<T> {
  try {
    return await work(chosen.extractor);
  } catch (error) {
    // A failed extraction has filed nothing, so the second attempt files nothing twice.
    if (!(error instanceof ModelFailure && hasFallback)) throw error;
    stderr.write(`${printable(error.message)} Using the rules instead.\n`);
    return work(rulesChoice.extractor);
  }
}

function extractorFor({ isRulesOnly }: Arguments, environment: Environment): ChosenExtractor {
  if (isRulesOnly) return rulesChoice;
  try {
    return chooseExtractor(environment);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function sourceFor(args: Arguments, { stdin, now }: Surroundings): Promise<Source> {
  const text = await readText(args.transcript, stdin);
  if (text.trim() === '') throw new UsageError(`${args.transcript} holds no text.`);
  if (text.length > textLengthMax) {
    throw new UsageError(
      `${args.transcript} has ${text.length} characters; Fieldward takes ${textLengthMax}. Split it.`,
    );
  }
  const name = args.transcript === '-' ? 'Transcript' : path.basename(args.transcript);
  return {
    kind: args.kind,
    title: (args.title ?? name).slice(0, 300) || name,
    text,
    occurredAt: args.occurredAt ?? now().toISOString(),
    ...(args.url === null ? {} : { url: args.url }),
    // The same text again is the same source, so that a second run repeats nothing.
    externalId: `sha256-${createHash('sha256').update(text).digest('hex')}`,
  };
}

async function readText(transcript: string, stdin: Readable): Promise<string> {
  if (transcript === '-') return textOf(stdin);
  try {
    return await readFile(transcript, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new UsageError(`${transcript} cannot be read (${code}).`);
  }
}
