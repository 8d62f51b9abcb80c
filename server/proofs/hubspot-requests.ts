import { readAppendedIdentity, verifyHubSpotRequest } from '#crm/hubspot/request-signature.ts';
import type { RequestProof } from '#http/authenticate.ts';

export interface HubSpotProofOptions {
  readonly clientSecret: string;
  readonly appId: number;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** Which check failed: for the operator's log, never for the caller. */
  readonly onRefusal: (reason: string) => void;
}

const parameters = ['userId', 'portalId', 'userEmail', 'appId'];

/** HubSpot vouches for the user of a card by signing the request and appending who it is. */
export function hubspotProof(options: HubSpotProofOptions): RequestProof {
  const { clientSecret, appId, publicUrl, now, onRefusal } = options;
  return ({ method, target, rawBody, header }) => {
    const signature = header('x-hubspot-signature-v3');
    if (signature === undefined) return null;
    const url = `${publicUrl}${target}`;
    const timestamp = header('x-hubspot-request-timestamp');
    const nowMs = now().getTime();
    const check = verifyHubSpotRequest({ method, url, rawBody, signature, timestamp, clientSecret, nowMs });
    const identity = readAppendedIdentity(url);
    const refuse = (reason: string) => {
      onRefusal(reason);
      const accountId = identity.ok ? identity.portalId : null;
      const message = "HubSpot's signature on this request is not valid here. Reload the record.";
      return { refused: { crm: 'hubspot', accountId, reason, skewMs: check.skewMs }, message };
    };
    if (!check.ok) return refuse(check.reason);
    if (!identity.ok) return refuse(identity.reason);
    // The same secret signs for one app only, but a wrong configuration should be seen, not guessed.
    if (identity.appId !== String(appId)) return refuse('other_app');
    const { portalId, userId, userEmail } = identity;
    const user = { crm: 'hubspot', accountId: portalId, userId, email: userEmail };
    const { id, expiresAt, skewMs } = check;
    return { user, parameters, signature: { id, expiresAt }, skewMs };
  };
}
