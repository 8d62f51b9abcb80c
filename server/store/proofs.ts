import type { TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

/** Uses a proof up. @returns false when it was used before: then it proves nothing any more */
export async function spendProof(
  tx: Writing,
  tenantId: TenantId,
  proof: string,
  at: Date,
  expiresAt: Date,
): Promise<boolean> {
  const result = await tx
    .insertInto('used_proof')
    .values({ tenant_id: tenantId, proof, seen_at: at, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'proof']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * Uses a proof up that may be shown twice in one breath.
 * @returns when it was first seen: now, or earlier
 */
export async function firstSeen(
  tx: Writing,
  tenantId: TenantId,
  proof: string,
  at: Date,
  expiresAt: Date,
): Promise<Date> {
  if (await spendProof(tx, tenantId, proof, at, expiresAt)) return at;
  const rows = tx.selectFrom('used_proof').select('seen_at').where('tenant_id', '=', tenantId);
  return (await rows.where('proof', '=', proof).executeTakeFirstOrThrow()).seen_at;
}

/** As if it had never been seen. */
export async function giveProofBack(tx: Writing, tenantId: TenantId, proof: string): Promise<void> {
  await tx.deleteFrom('used_proof').where('tenant_id', '=', tenantId).where('proof', '=', proof).execute();
}

/** Forgets proofs that their own time limit refuses by now. */
export async function forgetExpiredProofs(tx: Writing, tenantId: TenantId, now: Date): Promise<void> {
  await tx.deleteFrom('used_proof').where('tenant_id', '=', tenantId).where('expires_at', '<', now).execute();
}

/** A certificate with which a CRM account signs who is looking at its pages. */
export interface HostCertificate {
  readonly fingerprint: string;
  readonly pem: string;
  readonly addedAt: Date;
}

export async function insertHostCertificate(
  tx: Writing,
  tenantId: TenantId,
  certificate: HostCertificate & { readonly addedBy: string },
): Promise<void> {
  const { fingerprint, pem, addedBy, addedAt } = certificate;
  await tx
    .insertInto('host_certificate')
    .values({ tenant_id: tenantId, fingerprint, pem, added_by: addedBy, added_at: addedAt, revoked_at: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'fingerprint']).doUpdateSet({ revoked_at: null }))
    .execute();
}

/** Those in force. */
export async function hostCertificates(tx: Reading, tenantId: TenantId): Promise<HostCertificate[]> {
  const rows = await tx
    .selectFrom('host_certificate')
    .select(['fingerprint', 'pem', 'added_at'])
    .where('tenant_id', '=', tenantId)
    .where('revoked_at', 'is', null)
    .orderBy('added_at')
    .execute();
  return rows.map(({ fingerprint, pem, added_at }) => ({ fingerprint, pem, addedAt: added_at }));
}

/** @returns false when there was none in force */
export async function revokeHostCertificate(
  tx: Writing,
  tenantId: TenantId,
  fingerprint: string,
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('host_certificate')
    .set({ revoked_at: at })
    .where('tenant_id', '=', tenantId)
    .where('fingerprint', '=', fingerprint)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
