import {
  addHostCertificateRequest,
  hostCertificateParams,
  hostCertificateReply,
  hostCertificatesReply,
  removedReply,
} from '#contract/connection.ts';
import type { HostCertificate } from '#store/proofs.ts';
import {
  addHostCertificate,
  listHostCertificates,
  removeHostCertificate,
} from '#use-cases/connections/host-certificates.ts';
import { route } from '../../route.ts';

const present = ({ fingerprint, pem, addedAt }: HostCertificate) => ({
  fingerprint,
  pem,
  addedAt: addedAt.toISOString(),
});

export const listHostCertificatesRoute = route({
  method: 'GET',
  path: '/api/connections/host-certificates',
  summary: 'The certificates with which the CRM account vouches for its users',
  caller: 'person',
  permission: 'connection.manage',
  reply: hostCertificatesReply,
  handle: async (ctx, actor) => ({ certificates: (await listHostCertificates(ctx, actor)).map(present) }),
});

export const addHostCertificateRoute = route({
  method: 'POST',
  path: '/api/connections/host-certificates',
  summary: 'Trust a certificate of the CRM account',
  caller: 'person',
  permission: 'connection.manage',
  body: addHostCertificateRequest,
  reply: hostCertificateReply,
  handle: async (ctx, actor, { body }) => present(await addHostCertificate(ctx, actor, body.pem)),
});

export const removeHostCertificateRoute = route({
  method: 'DELETE',
  path: '/api/connections/host-certificates/:fingerprint',
  summary: 'Trust a certificate no longer',
  caller: 'person',
  permission: 'connection.manage',
  params: hostCertificateParams,
  reply: removedReply,
  handle: async (ctx, actor, { params }) => {
    await removeHostCertificate(ctx, actor, params.fingerprint);
    return { removed: true as const };
  },
});
