import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { accountOf, crmOf } from '#domain/shared/ids.ts';
import { type Connection, connectionKeys, connectionOf, deleteConnection, lockConnection } from '#store/connections.ts';
import { endSessionsOfOthers } from '#store/sessions.ts';
import { type Context, record } from '../context.ts';

/**
 * Leaves the account: every access to it is given back to the CRM as far as the CRM can be reached, and deleted here in
 * any case. Suggestions, decisions and the log stay. What waits to be written ends as failed. Sessions end at once, but
 * for those of whoever asks: they cannot be renewed, and are good until they run out, to read that it is done.
 * @param accountId as typed by whoever asks
 * @returns whether the CRM took all of it back
 * @throws Fault `crm_not_connected`, `request_malformed` for the id of another account
 */
export async function endConnection(ctx: Context, actor: PersonActor, accountId: string): Promise<boolean> {
  const { tenantId } = actor;
  const standing = await ctx.store.read(tenantId, async (tx) => {
    const keys = await connectionKeys(tx, tenantId);
    return (await Promise.all(keys.map((key) => connectionOf(tx, ctx.vault, key)))).filter((one) => one !== null);
  });
  if (standing.length === 0) throw notConnected();
  if (accountId !== accountOf(tenantId)) {
    throw new Fault('request_malformed', 'That is not the id of this account. Nothing was disconnected.');
  }
  // First, while the tokens are still known: without them nobody could give them back.
  const givenBack = await Promise.all(standing.map((connection) => giveBack(ctx, connection)));
  const revokedAtCrm = givenBack.every(Boolean);
  const known = new Set(standing.map(({ accessToken }) => accessToken));
  const forgotten = await forget(ctx, actor, revokedAtCrm);
  // What another process got while what stood before was being given back.
  const renewed = forgotten.filter(({ accessToken }) => !known.has(accessToken));
  const rest = await Promise.all(renewed.map((connection) => giveBack(ctx, connection)));
  return revokedAtCrm && rest.every(Boolean);
}

/** @returns what it deleted */
async function forget(ctx: Context, actor: PersonActor, revokedAtCrm: boolean): Promise<readonly Connection[]> {
  const { tenantId } = actor;
  return ctx.store.transact(tenantId, async (tx) => {
    const deleted: Connection[] = [];
    for (const key of await connectionKeys(tx, tenantId)) {
      const connection = await lockConnection(tx, ctx.vault, key);
      if (connection !== null) deleted.push(connection);
      await deleteConnection(tx, key);
    }
    if (deleted.length === 0) throw notConnected();
    const lenders = deleted.filter(({ holder }) => holder !== 'account').length;
    const sessions = await endSessionsOfOthers(tx, tenantId, actor.personId, ctx.now());
    const facts = { crm: crmOf(tenantId), revokedAtCrm, lenders, sessions };
    await record(ctx, tx, [{ type: 'connection.ended', actor, facts }]);
    return deleted;
  });
}

function notConnected(): Fault {
  return new Fault('crm_not_connected', 'No account is connected.');
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
