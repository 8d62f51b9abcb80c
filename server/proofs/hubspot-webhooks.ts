import { verifyHubSpotRequest } from '#crm/hubspot/request-signature.ts';
import { readWebhookEvents } from '#crm/hubspot/webhook-events.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { NewsReader } from '#http/hooks.ts';
import { readJson } from '#http/json-body.ts';
import type { HubSpotProofOptions } from './hubspot-requests.ts';

/** HubSpot signs its webhooks with the app's secret; no user stands behind them, so no identity is appended. */
export function hubspotWebhooks({ clientSecret, appId, publicUrl, now, onRefusal }: HubSpotProofOptions): NewsReader {
  return ({ method, target, rawBody, header }) => {
    const check = verifyHubSpotRequest({
      method,
      url: `${publicUrl}${target}`,
      rawBody,
      signature: header('x-hubspot-signature-v3'),
      timestamp: header('x-hubspot-request-timestamp'),
      clientSecret,
      nowMs: now().getTime(),
    });
    if (!check.ok) {
      onRefusal(check.reason);
      const { reason, skewMs } = check;
      const message = "HubSpot's signature on this webhook is not valid here.";
      return { refused: { crm: 'hubspot', accountId: claimedPortal(rawBody), reason, skewMs }, message };
    }
    const news = readWebhookEvents(readJson(rawBody, header('content-type')), appId);
    if (news !== null) return { news, signature: { id: check.id, expiresAt: check.expiresAt } };
    throw new Fault('request_malformed', 'A webhook is a list of at most 100 events.');
  };
}

/** Looked for in the first event only, and not parsed: whoever sends what proves nothing must not make us work. */
function claimedPortal(rawBody: Uint8Array): string | null {
  const start = Buffer.from(rawBody.subarray(0, 2_000)).toString('latin1');
  return /"portalId"\s*:\s*"?([1-9]\d{0,18})\b/.exec(start)?.[1] ?? null;
}
