import type { Agent } from '#domain/agent.ts';
import type { Field } from '#domain/crm/field.ts';
import { type Classification, isProtected } from '#domain/crm/field-class.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { lineTrouble } from '#domain/policy/line-trouble.ts';
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
  readonly connection: {
    readonly crm: string;
    readonly crmName: string;
    readonly accountId: string;
    readonly renewedAt: Date;
  } | null;
  readonly crm: { readonly reachable: boolean; readonly message: string | null };
  readonly policy: NamedPolicy | null;
  readonly allowed: readonly AllowedField[];
  /** Lines that have no effect today, and why. */
  readonly attention: readonly { readonly line: PolicyField; readonly sentence: string }[];
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
  }));
  const catalogue = await readCatalogue(ctx, actor, policy);
  const { connection } = stored;
  return {
    mayPause: may.includes('pause.set'),
    connection: connection === null ? null : { ...connection, crmName: ctx.providerOf(crm)?.name ?? crm },
    crm: { reachable: catalogue.message === null, message: catalogue.message },
    policy,
    allowed: (policy?.policy.fields ?? []).flatMap((line) => allowedField(line, catalogue)),
    attention: policy === null || catalogue.message !== null ? [] : attentionTo(policy, catalogue),
    agents: stored.agents?.map((agent) => ({ agent, lastKey: stored.keys.get(agent.id) ?? null })) ?? null,
    pauses: stored.pauses,
  };
}

interface Catalogue {
  /** Why the CRM's fields are not known, for the person; `null` when they are. */
  readonly message: string | null;
  readonly find: (line: PolicyField) => { readonly field: Field; readonly classification: Classification } | null;
}

/** A field that has become a protected one since the allowlist was published is refused, so it is not listed either. */
function allowedField(line: PolicyField, { find }: Catalogue): AllowedField[] {
  const found = find(line);
  if (found !== null && isProtected(found.classification.class)) return [];
  return [{ line, label: found?.field.label ?? null }];
}

function attentionTo({ policy }: NamedPolicy, { find }: Catalogue): Settings['attention'] {
  return policy.fields.flatMap((line) => {
    const sentence = lineTrouble(line, find(line), policy.version);
    return sentence === null ? [] : [{ line, sentence }];
  });
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
        return { field, classification: classifyUnder({ classes }, field, gateway.knowledge) };
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
