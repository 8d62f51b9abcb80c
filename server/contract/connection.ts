import { z } from 'zod';

/** POST /api/connections/own: where this person goes, in a window of their own, to lend Fieldward their own access. */
export const lendRequest = z.strictObject({});
export const lendReply = z.object({ authorizeUrl: z.url() });

/** DELETE /api/connections/own */
export const lendEndedReply = z.object({ ended: z.literal(true) });

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 fingerprint');

/** A certificate with which the CRM account signs who looks at its pages. */
const hostCertificate = z.object({ fingerprint, pem: z.string(), addedAt: z.string() });

export const hostCertificatesReply = z.object({ certificates: z.array(hostCertificate) });
export const hostCertificateReply = hostCertificate;
export const addHostCertificateRequest = z.strictObject({ pem: z.string().min(1).max(20_000) });
export const hostCertificateParams = z.strictObject({ fingerprint });
export const removedReply = z.object({ removed: z.literal(true) });
