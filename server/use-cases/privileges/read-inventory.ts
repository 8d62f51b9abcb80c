import type { Agent } from '#domain/agent.ts';
import { fieldsOfAgent, neverInContext, type SecretField, type SuggestedField } from '#domain/inventory.ts';
import type { FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import type { Pause } from '#domain/policy/pause.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { type AgentActivity, agentActivity } from '#store/agent-activity.ts';
import { listAgents } from '#store/agents.ts';
import { pausesInForce } from '#store/pauses.ts';
import { listPeople, type Person } from '#store/people.ts';
import { currentPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';
import { readCatalogue } from '../policies/read-catalogue.ts';

export interface InventoryAgent {
  readonly agent: Agent;
  readonly activity: AgentActivity | null;
  /** `null` when the CRM could not be read. */
  readonly fields: readonly SuggestedField[] | null;
  readonly pauses: readonly Pause[];
}

export interface Inventory {
  readonly at: Date;
  readonly crm: string;
  readonly crmName: string;
  readonly crmMessage: string | null;
  readonly version: number;
  readonly agents: readonly InventoryAgent[];
  readonly secret: ReadonlyMap<string, readonly SecretField[]>;
  readonly mayPause: readonly Person[];
}

/** What every agent of a company can do today, and who answers for it. */
export async function readInventory(ctx: Context, actor: PersonActor): Promise<Inventory> {
  const { tenantId } = actor;
  const crm = crmOf(tenantId);
  const at = ctx.now();
  const [stored, read] = await Promise.all([
    ctx.store.read(tenantId, async (tx) => ({
      policy: await currentPolicy(tx, tenantId),
      agents: await listAgents(tx, tenantId),
      activity: await agentActivity(tx, tenantId, at),
      pauses: await pausesInForce(tx, tenantId),
      people: await listPeople(tx, tenantId),
    })),
    catalogueOrWhyNot(ctx, actor),
  ]);
  const { policy, pauses } = stored;
  const { catalogue } = read;
  return {
    at,
    crm,
    crmName: ctx.providerOf(crm)?.name ?? crm,
    crmMessage: read.message,
    version: policy.version,
    agents: stored.agents.map((agent) => ({
      agent,
      activity: stored.activity.get(agent.id) ?? null,
      fields: catalogue === null ? null : fieldsOfAgent({ policy, catalogue, pauses }, agent),
      pauses: pauses.filter(({ scope }) => scope.agentId === null || scope.agentId === agent.id),
    })),
    secret: catalogue === null ? new Map() : neverInContext(policy, catalogue),
    mayPause: stored.people.filter(({ role }) => permissionsOf({ kind: 'person', role }).includes('pause.set')),
  };
}

/** Owners and pauses are worth showing also when the CRM does not answer. */
async function catalogueOrWhyNot(
  ctx: Context,
  { tenantId }: PersonActor,
): Promise<{ catalogue: FieldCatalogue | null; message: string | null }> {
  try {
    return { catalogue: await readCatalogue(ctx, tenantId, null), message: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { catalogue: null, message: error.message };
  }
}
