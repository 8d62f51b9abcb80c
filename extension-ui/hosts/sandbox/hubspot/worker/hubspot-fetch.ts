import type { HubSpotFetchOptions } from '@hubspot/ui-extensions';
import type { PageApi } from '../card/protocol.ts';
import { granted } from './outcome.ts';

const withoutBody = new Set([204, 205, 304]);

/** `hubspot.fetch`: signed and sent by HubSpot's server, so it leaves through the page. */
export function hubspotFetch(page: PageApi): (url: string | URL, options?: HubSpotFetchOptions) => Promise<Response> {
  return async (url, options = {}) => {
    const headers = new Headers(options.headers);
    const authorization = headers.get('authorization');
    headers.delete('authorization');
    const [refused] = headers.keys();
    // HubSpot lets one header through. A card that relies on another must fail here and not first in production.
    if (refused) return validationError(`The header ${refused} is not allowed.`);
    const reply = await granted(
      page.fetch({
        url: String(url),
        method: options.method ?? 'GET',
        body: options.body ?? null,
        authorization,
        timeoutMs: options.timeout ?? null,
      }),
    );
    return new Response(withoutBody.has(reply.status) ? null : reply.body, {
      status: reply.status,
      headers: reply.headers,
    });
  };
}

function validationError(message: string): Response {
  return Response.json({ status: 'error', category: 'VALIDATION_ERROR', message }, { status: 400 });
}
