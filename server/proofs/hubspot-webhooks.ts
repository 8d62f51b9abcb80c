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
      throw new Fault('unauthenticated', "HubSpot's signature on this webhook is not valid here.");
    }
    const news = readWebhookEvents(readJson(rawBody, header('content-type')), appId);
    if (news !== null) return { news, signature: { id: check.id, expiresAt: check.expiresAt } };
    throw new Fault('request_malformed', 'A webhook is a list of at most 100 events.');
  };
}
