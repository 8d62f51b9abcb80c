import type { Agent } from '#domain/agent.ts';
import { isProtected } from '#domain/crm/field-class.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import type { PolicyField } from '#domain/policy/policy.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { type AgentKey, lastAgentKeys } from '#store/agent-keys.ts';
import { listAgents } from '#store/agents.ts';
import { describeConnection } from '#store/connections.ts';
import type { Context } from '../context.ts';
import { type HeldPause, heldPauses } from '../pauses/list-pauses.ts';
import { type NamedPolicy, readCurrentPolicy } from '../policies/read-policies.ts';
import { type Attention, attentionTo, type FoundField, readTrails } from './attention.ts';

/** The longest that the settings wait for the CRM before they are shown without its field labels. */
const readMs = 6_000;

export type LastKey = Pick<AgentKey, 'createdAt' | 'expiresAt' | 'revokedAt'>;

/** One line of the allowlist, with the name that people know the field by. */
export interface AllowedField {
  readonly line: PolicyField;
  readonly label: string | null;
}

export interface Settings {
  readonly mayPause: boolean;
  /** Whether the fields and the draft of the policy may be looked at. */
  readonly mayBrowseFields: boolean;
  readonly connection: {
    readonly crm: string;
    readonly crmName: string;
    readonly accountId: string;
    readonly renewedAt: Date;
  } | null;
  readonly crm: { readonly reachable: boolean; readonly message: string | null };
  readonly policy: NamedPolicy | null;
  readonly allowed: readonly AllowedField[];
  readonly attention: readonly Attention[];
  /** `null` when this person may not read them. */
  readonly agents: readonly { readonly agent: Agent; readonly lastKey: LastKey | null }[] | null;
  readonly pauses: readonly HeldPause[];
}

/** Everything that governs the agents of one company, as far as this person may read it. */
export async function readSettings(ctx: Context, actor: PersonActor): Promise<Settings> {
  const { tenantId } = actor;
  const crm = crmOf(tenantId);
  const may = permissionsOf({ kind: 'person', role: actor.role });
  const policy = await readCurrentPolicy(ctx, actor);
  const stored = await ctx.store.read(tenantId, async (tx) => ({
    connection: await describeConnection(tx, { tenantId, crm, holder: 'account' }),
    agents: may.includes('agent.read') ? await listAgents(tx, tenantId) : null,
    keys: await lastAgentKeys(tx, tenantId),
    pauses: await heldPauses(tx, tenantId),
    trails: await readTrails(tx, tenantId, policy?.policy.fields ?? [], ctx.now()),
  }));
  const catalogue = await readCatalogue(ctx, actor, policy);
  const { connection } = stored;
  return {
    mayPause: may.includes('pause.set'),
    mayBrowseFields: may.includes('policy.read_draft'),
    connection: connection === null ? null : { ...connection, crmName: ctx.providerOf(crm)?.name ?? crm },
    crm: { reachable: catalogue.message === null, message: catalogue.message },
    policy,
    allowed: (policy?.policy.fields ?? []).flatMap((line) => allowedField(line, catalogue)),
    attention:
      policy === null || catalogue.message !== null ? [] : attentionTo(policy.policy, stored.trails, catalogue.find),
    agents: stored.agents?.map((agent) => ({ agent, lastKey: stored.keys.get(agent.id) ?? null })) ?? null,
    pauses: stored.pauses,
  };
}

interface Catalogue {
  /** Why the CRM's fields are not known, for the person; `null` when they are. */
  readonly message: string | null;
  readonly find: (line: PolicyField) => FoundField | null;
}

/** A field that has become a protected one since the allowlist was published is refused, so it is not listed either. */
function allowedField(line: PolicyField, { find }: Catalogue): AllowedField[] {
  const found = find(line);
  if (found !== null && isProtected(found.classification.class)) return [];
  return [{ line, label: found?.field.label ?? null }];
}

async function readCatalogue(ctx: Context, actor: PersonActor, policy: NamedPolicy | null): Promise<Catalogue> {
  const objectTypes = new Set(policy?.policy.fields.map(({ objectType }) => objectType) ?? []);
  try {
    const gateway = await ctx.gatewayOf(actor.tenantId, crmOf(actor.tenantId));
    const terms = { lane: 'interactive' as const, deadline: ctx.now().getTime() + readMs };
    const lists = await Promise.all([...objectTypes].map((objectType) => gateway.fields(objectType, terms)));
    const fields = new Map(lists.flat().map((field) => [placeOf(field.objectType, field.name), field]));
    return {
      message: null,
      find: ({ objectType, field: name }) => {
        const field = fields.get(placeOf(objectType, name));
        if (field === undefined) return null;
        const classes = policy?.policy.classes ?? [];
        const classification = classifyUnder({ classes }, field, gateway.knowledge);
        return { field, classification, effects: gateway.effectsOf(field) };
      },
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { message: error.message, find: () => null };
  }
}

function placeOf(objectType: string, field: string): string {
  return `${objectType} ${field}`;
}
