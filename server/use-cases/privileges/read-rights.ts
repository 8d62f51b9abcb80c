import { type Drift, drift } from '#domain/least-privilege/drift.ts';
import type { CrmRights, RightsFile } from '#domain/least-privilege/rights.ts';
import type { FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { describeConnection } from '#store/connections.ts';
import { currentPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';
import { readCatalogue } from '../policies/read-catalogue.ts';

/**
 * The rights that Fieldward's own credential needs in the CRM, as a file for whoever gives them.
 * @throws Fault of the gateway when the CRM does not answer
 */
export async function readRightsFile(ctx: Context, actor: PersonActor): Promise<RightsFile & { version: number }> {
  const { policy, catalogue, rights } = await read(ctx, actor);
  return { version: policy.version, ...rights.file(policy, catalogue) };
}

export interface DriftReport extends Drift {
  readonly at: Date;
  readonly crm: string;
  readonly crmName: string;
  readonly version: number;
  /** `null` where the CRM gives its rights by field. */
  readonly scopes: { readonly excess: readonly string[]; readonly lacking: readonly string[] } | null;
}

/**
 * What Fieldward's own credential could do in the CRM today, against what the allowlist allows.
 * @throws Fault of the gateway when the CRM does not answer
 */
export async function readDrift(ctx: Context, actor: PersonActor): Promise<DriftReport> {
  const { policy, catalogue, crm, granted, rights } = await read(ctx, actor);
  const needed = rights.scopes(policy, catalogue);
  return {
    at: ctx.now(),
    crm,
    crmName: ctx.providerOf(crm)?.name ?? crm,
    version: policy.version,
    ...drift(policy, catalogue, rights.reach(policy, catalogue, granted)),
    scopes:
      needed === null
        ? null
        : {
            excess: granted.filter((scope) => !needed.includes(scope)).sort(),
            lacking: needed.filter((scope) => !granted.includes(scope)),
          },
  };
}

interface Read {
  readonly crm: string;
  readonly policy: Policy;
  readonly catalogue: FieldCatalogue;
  readonly rights: CrmRights;
  readonly granted: readonly string[];
}

async function read(ctx: Context, { tenantId }: PersonActor): Promise<Read> {
  const crm = crmOf(tenantId);
  const { rights } = await ctx.gatewayOf(tenantId, crm);
  const [catalogue, stored] = await Promise.all([
    readCatalogue(ctx, tenantId, null),
    ctx.store.read(tenantId, async (tx) => ({
      policy: await currentPolicy(tx, tenantId),
      connection: await describeConnection(tx, { tenantId, crm, holder: 'account' }),
    })),
  ]);
  return { crm, catalogue, rights, policy: stored.policy, granted: stored.connection?.scopes ?? [] };
}
