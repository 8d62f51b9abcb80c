import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { problemSchema } from '#contract/problem.ts';

/** A mistake that whoever typed the command can mend; printed without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string | null;

  constructor(message: string, code: string | null = null) {
    super(message);
    this.code = code;
  }
}

export interface Address {
  readonly server: string | undefined;
  readonly session: string | undefined;
}

const sandboxFile = z.object({
  url: z.string(),
  people: z.array(z.object({ role: z.string(), headers: z.object({ authorization: z.string() }) })),
});

/** Calls the API as a person. @throws CliError with the server's own words */
export async function callApi(at: Address, method: 'GET' | 'POST', target: string, body?: unknown): Promise<unknown> {
  const { server, authorization } = await whereAndWho(at);
  const response = await fetch(new URL(target, server), {
    method,
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: unknown) => {
    throw new CliError(`${server} does not answer. Is Fieldward running? (${String(cause)})`);
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const problem = problemSchema.safeParse(answer);
  if (!problem.success) throw new CliError(`${server} answered ${response.status}.`);
  const errors = (problem.data.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`);
  throw new CliError(`${problem.data.detail}${errors.join('')}`, problem.data.code);
}

async function whereAndWho({ server, session }: Address): Promise<{ server: string; authorization: string }> {
  const environment = process.env;
  const token = session ?? environment.FIELDWARD_SESSION;
  const sandbox = await readSandbox(environment.FIELDWARD_DATA_DIR ?? '.fieldward');
  const admin = sandbox?.people.find(({ role }) => role === 'admin')?.headers.authorization;
  const authorization = token === undefined ? admin : `Bearer ${token}`;
  if (authorization === undefined) {
    throw new CliError('Whose session? Give --session or FIELDWARD_SESSION; no sandbox was found here either.');
  }
  return { server: server ?? sandbox?.url ?? 'http://localhost:4310', authorization };
}

async function readSandbox(dataDirectory: string): Promise<z.infer<typeof sandboxFile> | null> {
  const text = await readFile(path.join(dataDirectory, 'sandbox.json'), 'utf8').catch(() => null);
  const parsed = text === null ? null : sandboxFile.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : null;
}

/** Runs a command and turns what went wrong into words and exit code 1 (2 for a wrong call). */
export async function runCli(usage: string, work: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await work(process.argv.slice(2));
  } catch (error) {
    const isCallError =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    const words =
      error instanceof z.ZodError
        ? z.prettifyError(error)
        : error instanceof Error && (error instanceof CliError || isCallError || 'code' in error)
          ? error.message
          : String(error instanceof Error ? error.stack : error);
    process.stderr.write(`${words}\n${isCallError ? `\n${usage}` : ''}`);
    process.exitCode = isCallError ? 2 : 1;
  }
}
