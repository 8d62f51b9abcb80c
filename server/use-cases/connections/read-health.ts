import {
  type ConnectionFacts,
  type ConnectionState,
  connectionState,
  type Trouble,
  troublesOf,
} from '#domain/connections/trouble.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import {
  type ConnectionHealth,
  connectionHealth,
  type ProofRefusals,
  proofRefusals,
} from '#store/connection-health.ts';
import { connectionKeys, type DescribedConnection, describeConnection } from '#store/connections.ts';
import { peopleById } from '#store/people.ts';
import { type BudgetStanding, budgetStanding } from '#store/rate-budget.ts';
import type { Context } from '../context.ts';

const dayMs = 86_400_000;

export interface ConnectionReport {
  readonly mayManage: boolean;
  readonly crm: string;
  readonly crmName: string;
  readonly connection: (DescribedConnection & { readonly installedByName: string }) | null;
  readonly missingScopes: readonly string[];
  readonly state: ConnectionState;
  readonly health: ConnectionHealth;
  readonly budget: BudgetStanding;
  readonly refusals: readonly ProofRefusals[];
  readonly lenders: number;
  readonly troubles: readonly Trouble[];
  readonly connectUrl: string;
}

/** How the account's connection is doing. Opens no credential and asks the CRM nothing. */
export async function readHealth(ctx: Context, actor: PersonActor): Promise<ConnectionReport> {
  const { tenantId } = actor;
  const crm = crmOf(tenantId);
  const provider = ctx.providerOf(crm);
  const crmName = provider?.name ?? crm;
  // What this process noticed and has not written yet counts too.
  await ctx.notes.flushFor(tenantId);
  const since = new Date(ctx.now().getTime() - dayMs);
  const stored = await ctx.store.read(tenantId, async (tx) => {
    const connection = await describeConnection(tx, { tenantId, crm, holder: 'account' });
    const installer = connection === null ? [] : [connection.installedBy];
    return {
      connection,
      names: await peopleById(tx, tenantId, installer),
      health: await connectionHealth(tx, tenantId, crm),
      budget: await budgetStanding(tx, tenantId, crm, ctx.now()),
      refusals: await proofRefusals(tx, tenantId, crm, since),
      keys: await connectionKeys(tx, tenantId),
    };
  });
  const { connection, health, budget, refusals } = stored;
  const missingScopes = (provider?.scopes ?? []).filter((scope) => connection?.scopes.includes(scope) === false);
  const { lastFailureAt, lastFailureCode } = health;
  const facts: ConnectionFacts = {
    crmName,
    isConnected: connection !== null,
    missingScopes,
    lastAnswerAt: health.lastAnswerAt,
    lastFailure: lastFailureAt === null ? null : { at: lastFailureAt, code: lastFailureCode ?? '' },
    dailyLimit: budget.day,
    skewMs: health.clockSkewMs,
    refusedProofs: refusals.reduce((sum, { times }) => sum + times, 0),
  };
  return {
    mayManage: permissionsOf(actor).includes('connection.manage'),
    crm,
    crmName,
    connection:
      connection === null
        ? null
        : { ...connection, installedByName: stored.names.get(connection.installedBy)?.name ?? connection.installedBy },
    missingScopes,
    state: connectionState(facts),
    health,
    budget,
    refusals,
    lenders: stored.keys.filter(({ holder }) => holder !== 'account').length,
    troubles: troublesOf(facts),
    connectUrl: `${ctx.publicUrl}/oauth/${crm}/install`,
  };
}
