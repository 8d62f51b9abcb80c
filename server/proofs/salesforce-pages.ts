import path from 'node:path';
import { claimedCanvasOrganization, confirmCanvasUser, verifyCanvasRequest } from '#crm/salesforce/canvas-request.ts';
import { claimedOrigin, verifyHostToken } from '#crm/salesforce/host-token.ts';
import type { SalesforceApp } from '#crm/salesforce/provider.ts';
import { Fault } from '#domain/shared/fault.ts';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { panelRouter } from '#http/panel/router.ts';
import type { PageProof } from '#http/sessions.ts';
import { codeFor } from '#use-cases/access/page-code.ts';
import { spendPageProof } from '#use-cases/access/page-session.ts';
import { trustedCertificates } from '#use-cases/connections/host-certificates.ts';
import type { Context } from '#use-cases/context.ts';

export interface SalesforcePagesOptions {
  readonly app: SalesforceApp;
  readonly publicUrl: string;
  /** The stand-in's record pages embed the panel from our own origin. */
  readonly sandboxPages: boolean;
  /** Which check failed: for the operator's log, never for the caller. */
  readonly onRefusal: (reason: string) => void;
  /** What broke on our side while a page was made. */
  readonly onFailure: (cause: unknown) => void;
}

const dist = path.join(import.meta.dirname, '..', '..', 'dist');

/** Longer than the token in a Canvas request lives, without which it proves nothing any more. */
const canvasMemoryMs = 24 * 60 * 60_000;

/** How Salesforce pages prove who looks at them, and the panel that they embed. */
export function salesforcePages({ app, publicUrl, sandboxPages, onRefusal, onFailure }: SalesforcePagesOptions) {
  /** @param claimed the organization that it claims to come from; nothing is known about it */
  const refuse = (ctx: Context, claimed: string | null, reason: string, skewMs: number | null = null): never => {
    onRefusal(reason);
    if (claimed !== null) ctx.notes.refused({ crm: 'salesforce', accountId: claimed, reason, skewMs });
    throw new Fault('unauthenticated', "Salesforce's proof of who you are is not valid here. Reload the record.");
  };

  const proofs = (ctx: Context): readonly PageProof[] => [
    {
      crm: 'salesforce',
      assertion: async (token) => {
        const publicKeysOf = (accountId: string) => trustedCertificates(ctx, tenantIdFor('salesforce', accountId));
        const checked = await verifyHostToken(token, { audience: publicUrl, publicKeysOf, now: ctx.now() });
        if (checked.ok) return checked;
        const origin = claimedOrigin(token);
        const issuedAtMs = origin?.issuedAtMs ?? null;
        const skewMs = issuedAtMs === null ? null : ctx.now().getTime() - issuedAtMs;
        return refuse(ctx, origin?.accountId ?? null, checked.reason, skewMs);
      },
    },
  ];

  /** A Canvas request in, a code for the page out: neither the request nor Salesforce's token ever reaches a script. */
  async function canvasLanding(ctx: Context, signedRequest: string) {
    const checked = verifyCanvasRequest(signedRequest, { consumerSecret: app.clientSecret });
    if (!checked.ok) return refuse(ctx, claimedCanvasOrganization(signedRequest), checked.reason);
    const confirmed = await confirmCanvasUser(checked, app);
    if (!confirmed.ok) return refuse(ctx, checked.user.accountId, confirmed.reason);
    const { user, proofId, record } = checked;
    await spendPageProof(ctx, { user, proofId, expiresAt: new Date(ctx.now().getTime() + canvasMemoryMs) });
    return {
      code: codeFor(ctx, user),
      recordId: record?.recordId ?? null,
      objectApiName: record?.objectApiName ?? null,
    };
  }

  const router = (ctx: Context) =>
    panelRouter({
      directory: path.join(dist, 'panel'),
      appDirectory: path.join(dist, 'salesforce-app'),
      extraAncestors: sandboxPages ? [publicUrl] : [],
      onFailure,
      canvasLanding: (signedRequest) => canvasLanding(ctx, signedRequest),
    });
  return { proofs, router };
}
