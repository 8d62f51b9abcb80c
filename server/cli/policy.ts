import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { policyReply, publishPolicyRequest } from '#contract/policy.ts';
import { CliError, callApi, runCli } from './api-client.ts';

const usage = `Reads and publishes the allowlist.

  npm run policy -- show                       prints the version in force as YAML
  npm run policy -- publish FILE [--note TEXT] publishes FILE (YAML or JSON) as the next version

  --server URL   Fieldward's address (default: the sandbox of this folder, else http://localhost:4310)
  --session TOKEN  an admin's session (default: FIELDWARD_SESSION, else the admin of the sandbox)
`;

await runCli(usage, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { server: { type: 'string' }, session: { type: 'string' }, note: { type: 'string' } },
  });
  const [verb, file] = positionals;
  const at = { server: values.server, session: values.session };
  if (verb === 'show') {
    const policy = policyReply.parse(await callApi(at, 'GET', '/api/policy'));
    process.stdout.write(stringify(policy, { flowCollectionPadding: true }));
  } else if (verb === 'publish' && file !== undefined) {
    const standing = policyReply.safeParse(await callApi(at, 'GET', '/api/policy').catch(orNothing));
    const expectedVersion = standing.success ? standing.data.version : 0;
    const { version: _v, publishedBy: _b, publishedAt: _a, ...draft } = readDraft(await readFile(file, 'utf8'));
    const body = publishPolicyRequest.parse({
      ...draft,
      expectedVersion,
      ...(values.note === undefined ? {} : { note: values.note }),
    });
    const published = policyReply.parse(await callApi(at, 'POST', '/api/policies', body));
    process.stdout.write(`Version ${published.version} is in force: ${published.fields.length} fields.\n`);
  } else {
    throw new CliError(usage);
  }
});

function readDraft(text: string): Record<string, unknown> {
  const draft: unknown = parse(text);
  if (typeof draft === 'object' && draft !== null && !Array.isArray(draft)) return draft as Record<string, unknown>;
  throw new CliError('The file does not hold an allowlist. `npm run policy -- show` prints one to start from.');
}

function orNothing(error: unknown): undefined {
  if (error instanceof CliError && error.code === 'not_found') return undefined;
  throw error;
}
