import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { policyContent, policyReply, type WirePolicyContent } from '#contract/policy.ts';
import { checkPolicyReply, policyDraftReply, publishDraftReply } from '#contract/policy-draft.ts';
import { policySchema } from '#contract/policy-schema.ts';
import { rightsFileReply } from '#contract/rights.ts';
import { type Address, CliError, callApi, runCli } from './api-client.ts';

const usage = `Keeps the policy (allowlist, rules, classes, cases) in a file.

  npm run policy -- show                      prints the policy in force as YAML
  npm run policy -- diff FILE                 says what FILE (YAML or JSON) would change
  npm run policy -- test FILE                 tries its cases and everything that could hinder it; fails if one does
  npm run policy -- apply FILE [--note TEXT]  publishes FILE, or asks another admin where two are needed
  npm run policy -- permissions               prints the rights that Fieldward needs in the CRM, as a file to deploy
  npm run policy -- schema                    prints the JSON Schema of the file

  --server URL     Fieldward's address (default: the sandbox of this folder, else http://localhost:4310)
  --session TOKEN  an admin's session (default: FIELDWARD_SESSION, else the admin of the sandbox)
`;

type Checked = z.output<typeof checkPolicyReply>;

await runCli(usage, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { server: { type: 'string' }, session: { type: 'string' }, note: { type: 'string' } },
  });
  const at = { server: values.server, session: values.session };
  const [verb, file] = positionals;
  if (verb === 'schema') return print(`${JSON.stringify(policySchema(), null, 2)}\n`);
  if (verb === 'show') return show(at);
  if (verb === 'permissions') return permissions(at);
  if (file === undefined) throw new CliError(usage);
  const { content, note } = readPolicy(await readFile(file, 'utf8'));
  const found = checkPolicyReply.parse(await callApi(at, 'POST', '/api/policies/check', { content }));
  if (verb === 'diff') print(differencesOf(found));
  else if (verb === 'test') {
    requirePublishable(found);
    print(`${content.cases.length} cases come out as they say; nothing hinders it.\n`);
  } else if (verb === 'apply') {
    requirePublishable(found);
    print(await apply(at, content, found, values.note ?? note ?? 'Applied from a file.'));
  } else throw new CliError(usage);
});

async function show(at: Address): Promise<void> {
  const policy = policyReply.parse(await callApi(at, 'GET', '/api/policy'));
  const { version, note, publishedBy, publishedAt, approvedBy: _approvedBy, ...content } = policy;
  const head = `Version ${version}, published by ${publishedBy} on ${publishedAt.slice(0, 10)}: ${note}`;
  // One line: a note must not end the comment.
  print(`# ${head.replaceAll(/\s+/g, ' ')}\n${stringify(content, { flowCollectionPadding: true })}`);
}

/** The file goes to where it can be redirected to; what it leaves out is said beside it. */
async function permissions(at: Address): Promise<void> {
  const { content, leftOut } = rightsFileReply.parse(await callApi(at, 'GET', '/api/access/permission-set'));
  print(content);
  for (const { objectType, field, reason } of leftOut) {
    process.stderr.write(`Not in the file: ${objectType}.${field}. ${reason}\n`);
  }
}

async function apply(at: Address, content: WirePolicyContent, found: Checked, note: string): Promise<string> {
  if (found.differences.length === 0) return `Version ${found.version} says the same. Nothing was published.\n`;
  const differences = differencesOf(found);
  if (found.secondPerson.length === 0) {
    const body = { ...content, expectedVersion: found.version, note };
    const published = policyReply.parse(await callApi(at, 'POST', '/api/policies', body));
    return `${differences}Version ${published.version} is in force: ${published.fields.length} fields.\n`;
  }
  const standing = policyDraftReply.parse(await callApi(at, 'GET', '/api/policy-draft'));
  if (standing.draft !== null) {
    throw new CliError(`${standing.draft.editedBy} has a draft in hand. Publish or discard it first.`);
  }
  const saved = policyDraftReply.parse(await callApi(at, 'POST', '/api/policy-draft', { revision: 0, content }));
  const revision = saved.draft?.revision ?? 0;
  const asked = publishDraftReply.parse(await callApi(at, 'POST', '/api/policy-draft/publish', { revision, note }));
  if (asked.policy !== null) return `${differences}Version ${asked.policy.version} is in force.\n`;
  return `${differences}It waits for another admin. ${found.secondPerson.join(' ')}\n`;
}

function differencesOf({ differences, version }: Checked): string {
  if (differences.length === 0) return `Version ${version} says the same.\n`;
  const lines = differences.map(({ widens, sentence }) => `${widens ? '+' : '-'} ${sentence}`);
  return `${lines.join('\n')}\n(+ lets through more, - less, than version ${version})\n`;
}

function requirePublishable({ problems }: Checked): void {
  if (problems.length === 0) return;
  throw new CliError(problems.map(({ sentence }) => sentence).join('\n'));
}

function readPolicy(text: string): { content: WirePolicyContent; note: string | undefined } {
  const read: unknown = parse(text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    throw new CliError('The file does not hold a policy. `npm run policy -- show` prints one to start from.');
  }
  const { note, ...content } = read as Record<string, unknown>;
  const parsed = policyContent.safeParse(content);
  if (!parsed.success) throw new CliError(`The file does not hold a policy.\n${z.prettifyError(parsed.error)}`);
  return { content: parsed.data, note: typeof note === 'string' ? note : undefined };
}

function print(text: string): void {
  process.stdout.write(text);
}
