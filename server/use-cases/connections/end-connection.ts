import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { accountOf, crmOf } from '#domain/shared/ids.ts';
import { type Connection, connectionKeys, connectionOf, deleteConnection } from '#store/connections.ts';
import { type Context, record } from '../context.ts';

/**
 * Leaves the account: every access to it is given back to the CRM as far as the CRM can be reached, and deleted here in
 * any case. Suggestions, decisions and the log stay. What waits to be written ends as failed.
 * @param accountId as typed by whoever asks
 * @returns whether the CRM took all of it back
 * @throws Fault `crm_not_connected`, `request_malformed` for the id of another account
 */
export async function endConnection(ctx: Context, actor: PersonActor, accountId: string): Promise<boolean> {
  const { tenantId } = actor;
  const crm = crmOf(tenantId);
  const standing = await ctx.store.read(tenantId, async (tx) => {
    const keys = await connectionKeys(tx, tenantId);
    return (await Promise.all(keys.map((key) => connectionOf(tx, ctx.vault, key)))).filter((one) => one !== null);
  });
  if (standing.length === 0) throw new Fault('crm_not_connected', 'No account is connected.');
  if (accountId !== accountOf(tenantId)) {
    throw new Fault('request_malformed', 'That is not the id of this account. Nothing was disconnected.');
  }
  // First, while the tokens are still known: without them nobody could give them back.
  const givenBack = await Promise.all(standing.map((connection) => giveBack(ctx, connection)));
  const revokedAtCrm = givenBack.every(Boolean);
  await ctx.store.transact(tenantId, async (tx) => {
    const keys = await connectionKeys(tx, tenantId);
    for (const key of keys) await deleteConnection(tx, key);
    const facts = { crm, revokedAtCrm, lenders: keys.filter(({ holder }) => holder !== 'account').length };
    await record(ctx, tx, [{ type: 'connection.ended', actor, facts }]);
  });
  return revokedAtCrm;
}

async function giveBack(ctx: Context, connection: Connection): Promise<boolean> {
  try {
    await ctx.providerOf(connection.crm)?.revoke(connection);
    return true;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return false;
  }
}
