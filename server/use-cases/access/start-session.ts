import type { PersonId, TenantId } from '#domain/shared/ids.ts';
import { insertSession } from '#store/people.ts';
import type { Context } from '../context.ts';
import { makeCredential } from './credential.ts';

/** A bearer session for a person. @returns the token, which is kept nowhere else */
export async function startSession(
  ctx: Context,
  tenantId: TenantId,
  personId: PersonId,
  lifeMs: number,
): Promise<string> {
  const id = ctx.newId('ses');
  const { token, secretHash } = makeCredential('fws', tenantId, id, ctx.newSalt());
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + lifeMs);
  await ctx.store.transact(tenantId, (tx) =>
    insertSession(tx, { tenantId, id, tokenHash: secretHash, personId, createdAt, expiresAt }),
  );
  return token;
}
