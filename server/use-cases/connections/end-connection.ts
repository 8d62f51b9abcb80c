import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { accountOf, crmOf, type TenantId } from '#domain/shared/ids.ts';
import {
  type Connection,
  type ConnectionKey,
  connectionKeys,
  connectionOf,
  deleteConnection,
  lockConnection,
} from '#store/connections.ts';
import type { Writing } from '#store/database.ts';
import { type DataKey, deleteSpentDataKeys, lockDataKeys, retireDataKey } from '#store/secrets/data-keys.ts';
import { CannotOpen } from '#store/secrets/vault.ts';
import { endSessionsOfOthers } from '#store/sessions.ts';
import { type Context, record } from '../context.ts';

const unopened = 'unopened';

/**
 * Leaves the account: every access to it is given back to the CRM as far as it opens here and the CRM can be reached,
 * and deleted here in any case. Suggestions, decisions and the log stay. What waits to be written ends as failed.
 * Sessions end at once, but for those of whoever asks: they cannot be renewed, and are good until they run out, to read
 * that it is done.
 * @param accountId as typed by whoever asks
 * @returns whether the CRM took all of it back
 * @throws Fault `crm_not_connected`, `request_malformed` for the id of another account
 */
export async function endConnection(ctx: Context, actor: PersonActor, accountId: string): Promise<boolean> {
  const { tenantId } = actor;
  const standing = await ctx.store.read(tenantId, async (tx) => {
    const keys = await connectionKeys(tx, tenantId);
    const found = await Promise.all(keys.map((key) => ifItOpens(connectionOf(tx, ctx.vault, key))));
    return found.filter((one) => one !== null);
  });
  if (standing.length === 0) throw notConnected();
  if (accountId !== accountOf(tenantId)) {
    throw new Fault('request_malformed', 'That is not the id of this account. Nothing was disconnected.');
  }
  // First, while the tokens are still known: without them nobody could give them back.
  const opened = standing.filter((one) => one !== unopened);
  const givenBack = await Promise.all(opened.map((connection) => giveBack(ctx, connection)));
  const revokedAtCrm = opened.length === standing.length && givenBack.every(Boolean);
  const known = new Set(opened.map(({ accessToken }) => accessToken));
  const forgotten = await forget(ctx, actor, revokedAtCrm);
  // What another process got while what stood before was being given back.
  const renewed = forgotten.filter(({ accessToken }) => !known.has(accessToken));
  const rest = await Promise.all(renewed.map((connection) => giveBack(ctx, connection)));
  return revokedAtCrm && rest.every(Boolean);
}

/** @returns what it deleted, as far as it opened */
async function forget(ctx: Context, actor: PersonActor, revokedAtCrm: boolean): Promise<readonly Connection[]> {
  const { tenantId } = actor;
  return ctx.store.transact(tenantId, async (tx) => {
    // Before any connection's row, as a rotation does it: in the other order the two could wait for each other.
    const dataKeys = await lockDataKeys(tx, tenantId);
    const deleted: (ConnectionKey & { readonly connection: Connection | typeof unopened })[] = [];
    for (const key of await connectionKeys(tx, tenantId)) {
      const connection = await ifItOpens(lockConnection(tx, ctx.vault, key));
      if (connection !== null) deleted.push({ ...key, connection });
      await deleteConnection(tx, key);
    }
    if (deleted.length === 0) throw notConnected();
    const opened = deleted.map(({ connection }) => connection).filter((one) => one !== unopened);
    const unopenedCount = deleted.length - opened.length;
    if (unopenedCount > 0) await forgetDataKeys(tx, tenantId, dataKeys, ctx.now());
    const facts = {
      crm: crmOf(tenantId),
      revokedAtCrm: revokedAtCrm && unopenedCount === 0,
      lenders: deleted.filter(({ holder }) => holder !== 'account').length,
      unopened: unopenedCount,
      sessions: await endSessionsOfOthers(tx, tenantId, actor.personId, ctx.now()),
    };
    await record(ctx, tx, [{ type: 'connection.ended', actor, facts }]);
    return opened;
  });
}

/** Nothing is sealed with them any more. One that cannot be unwrapped would keep the account from connecting again. */
async function forgetDataKeys(tx: Writing, tenantId: TenantId, dataKeys: readonly DataKey[], now: Date) {
  for (const key of dataKeys.filter(({ retiredAt }) => retiredAt === null)) await retireDataKey(tx, key, now);
  await deleteSpentDataKeys(tx, tenantId, new Date(now.getTime() + 1));
}

/** Only here, where all of it is deleted: to everybody else a credential that cannot be opened is an error. */
async function ifItOpens<T>(opening: Promise<T>): Promise<T | typeof unopened> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof CannotOpen) return unopened;
    throw error;
  }
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
