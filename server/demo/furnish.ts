import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { publishPolicyRequest } from '#contract/policy.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { type AgentId, tenantIdFor } from '#domain/shared/ids.ts';
import { enrolPerson } from '#use-cases/access/enrol-person.ts';
import { startSession } from '#use-cases/access/start-session.ts';
import { issueAgentKey, usualTerms } from '#use-cases/agents/issue-agent-key.ts';
import { listAgents } from '#use-cases/agents/list-agents.ts';
import { registerAgent } from '#use-cases/agents/register-agent.ts';
import { addHostCertificate } from '#use-cases/connections/host-certificates.ts';
import type { Context } from '#use-cases/context.ts';
import { publishPolicy } from '#use-cases/policies/publish-policy.ts';
import { readCurrentPolicy } from '#use-cases/policies/read-policies.ts';
import type { CrmDemo } from './crm-demo.ts';
import type { SandboxAgent, SandboxPerson } from './sandbox-file.ts';

const agentName = 'Call notes agent';
const sessionDays = 30;

/** An account of a stand-in CRM, as far as it has to be furnished. */
export type Account = Pick<CrmDemo, 'crm' | 'accountId' | 'people' | 'objectTypes'> & {
  /** With which the account signs who looks at its pages, where it does. */
  readonly certificate?: string;
};

export interface Furnished {
  readonly people: readonly SandboxPerson[];
  readonly agent: SandboxAgent;
}

/** People with their roles and sessions, the starting allowlist and the first agent: what an admin would set up. */
export async function furnish(ctx: Context, account: Account, earlier: SandboxAgent | null): Promise<Furnished> {
  const tenantId = tenantIdFor(account.crm, account.accountId);
  const enrolled: { file: SandboxPerson; actor: PersonActor }[] = [];
  for (const { crmUserId, firstName, lastName, email, role } of account.people) {
    const name = `${firstName} ${lastName}`;
    const personId = await enrolPerson(ctx, tenantId, { crmUserId, email, name, role });
    const token = await startSession(ctx, tenantId, personId, sessionDays * 86_400_000);
    enrolled.push({
      file: { name, email, role, crmUserId, headers: { authorization: `Bearer ${token}` } },
      actor: { kind: 'person', tenantId, personId, role, name },
    });
  }
  const admin = enrolled.find(({ actor }) => actor.role === 'admin')?.actor;
  if (admin === undefined) throw new Error('the stand-in CRM has no admin');
  await publishStartingAllowlist(ctx, admin, account.crm);
  if (account.certificate !== undefined) await addHostCertificate(ctx, admin, account.certificate);
  return { people: enrolled.map(({ file }) => file), agent: await standingAgent(ctx, admin, account, earlier) };
}

async function publishStartingAllowlist(ctx: Context, admin: PersonActor, crm: string): Promise<void> {
  if ((await readCurrentPolicy(ctx, admin)) !== null) return;
  const text = await readFile(path.join(import.meta.dirname, 'allowlists', `${crm}.yaml`), 'utf8');
  const { note, expectedVersion, ...content } = publishPolicyRequest.parse({
    expectedVersion: 0,
    ...(parse(text) as object),
  });
  await publishPolicy(ctx, admin, { note, expectedVersion, content });
}

/** The same agent and key as at the last start, so that scripts keep working; a new key where the old one is gone. */
async function standingAgent(
  ctx: Context,
  admin: PersonActor,
  { objectTypes }: Account,
  earlier: SandboxAgent | null,
): Promise<SandboxAgent> {
  const known = (await listAgents(ctx, admin)).find(({ name }) => name === agentName);
  if (known === undefined) {
    const { agent, key } = await registerAgent(ctx, admin, {
      name: agentName,
      purpose: 'Reads call transcripts and suggests updates to the record that the call was about.',
      businessOwner: 'Head of sales operations',
      technicalOwner: 'CRM platform team',
      scopes: objectTypes.map((objectType) => ({ objectType, fields: null })),
    });
    return { id: agent.id, name: agentName, key };
  }
  if (earlier?.id === known.id) return earlier;
  return {
    id: known.id,
    name: agentName,
    key: (await issueAgentKey(ctx, admin, known.id as AgentId, usualTerms)).token,
  };
}
