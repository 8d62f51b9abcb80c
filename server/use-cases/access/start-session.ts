import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Writing } from '#store/database.ts';
import { insertSession } from '#store/sessions.ts';
import type { Context } from '../context.ts';
import { makeCredential } from './credential.ts';

/**
 * A bearer session for a person, in the caller's transaction.
 * @param begunAt when the person proved who they are: now, unless an earlier session goes on
 * @returns the token, which is kept nowhere else
 */
export async function addSession(
  ctx: Context,
  tx: Writing,
  { tenantId, personId }: { readonly tenantId: TenantId; readonly personId: PersonId },
  lifeMs: number,
  begunAt: Date = ctx.now(),
): Promise<string> {
  const id = ctx.newId('ses');
  const { token, secretHash } = makeCredential('fws', tenantId, id, ctx.newSalt());
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + lifeMs);
  await insertSession(tx, { tenantId, id, tokenHash: secretHash, personId, begunAt, createdAt, expiresAt });
  return token;
}

/** The same, by itself. */
export function startSession(ctx: Context, tenantId: TenantId, personId: PersonId, lifeMs: number): Promise<string> {
  return ctx.store.transact(tenantId, (tx) => addSession(ctx, tx, { tenantId, personId }, lifeMs));
}
