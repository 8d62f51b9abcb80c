import { createPublicKey } from 'node:crypto';
import { digestOf } from '#domain/log/hash.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { type HostCertificate, hostCertificates, insertHostCertificate, revokeHostCertificate } from '#store/proofs.ts';
import { type Context, record } from '../context.ts';

/**
 * Trusts a certificate with which the CRM account signs who looks at its pages.
 * @throws Fault `request_malformed` for anything but one certificate or public key, RSA, of at least 2048 bits
 */
export async function addHostCertificate(ctx: Context, actor: PersonActor, pem: string): Promise<HostCertificate> {
  const certificate = { ...readCertificate(pem), addedAt: ctx.now() };
  const { fingerprint } = certificate;
  await ctx.store.transact(actor.tenantId, async (tx) => {
    await insertHostCertificate(tx, actor.tenantId, { ...certificate, addedBy: actor.personId });
    await record(ctx, tx, [{ type: 'host_certificate.added', actor, facts: { fingerprint } }]);
  });
  return certificate;
}

export function listHostCertificates(ctx: Context, { tenantId }: PersonActor): Promise<HostCertificate[]> {
  return ctx.store.read(tenantId, (tx) => hostCertificates(tx, tenantId));
}

/** Whoever it vouched for stays signed in for minutes at most. @throws Fault `not_found` */
export async function removeHostCertificate(ctx: Context, actor: PersonActor, fingerprint: string): Promise<void> {
  await ctx.store.transact(actor.tenantId, async (tx) => {
    if (!(await revokeHostCertificate(tx, actor.tenantId, fingerprint, ctx.now()))) {
      throw new Fault('not_found', 'There is no such certificate in force.');
    }
    await record(ctx, tx, [{ type: 'host_certificate.revoked', actor, facts: { fingerprint } }]);
  });
}

/** Those that may vouch for this account's users; for an account that nobody connected, none. */
export async function trustedCertificates(ctx: Context, tenantId: TenantId): Promise<readonly string[]> {
  return (await ctx.store.read(tenantId, (tx) => hostCertificates(tx, tenantId))).map(({ pem }) => pem);
}

/** A certificate as an admin downloads it, or the bare public key. Only the key counts: trust is what the admin says. */
function readCertificate(pem: string): { fingerprint: string; pem: string } {
  try {
    // From a private key Node would make a public one; whoever pastes that must be told, not obeyed.
    if (/PRIVATE KEY/.test(pem)) throw new Error('a private key');
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
      throw new Error('not an RSA key of 2048 bits');
    }
    // Re-encoded: what is kept is this key and nothing that was pasted around it.
    const fingerprint = digestOf(key.export({ type: 'spki', format: 'der' }));
    return { fingerprint, pem: key.export({ type: 'spki', format: 'pem' }).toString() };
  } catch (cause) {
    const message = 'This is not a certificate or public key in PEM form with an RSA key of at least 2048 bits.';
    throw new Fault('request_malformed', message, {}, { cause });
  }
}
