import type { Host } from '#ui/core/host.ts';
import { isObject } from '#ui/core/read-reply.ts';

/**
 * Opens Salesforce's own page on which a person lends us their access. Resolves once it is open; how it ends is seen in
 * the next answers of our server.
 * @throws Error with a sentence for the person
 */
export async function openConnectWindow(request: Host['request']): Promise<void> {
  // Opened within the click and filled later: a window that opens after an answer is blocked.
  const opened = window.open('', '_blank', 'popup,width=520,height=720');
  if (opened === null) throw new Error('Your browser blocked the window. Allow pop-ups for this page and try again.');
  try {
    // While it is still empty it can be cut off from this page.
    opened.opener = null;
    const { status, body } = await request('POST', '/api/connections/own', {});
    const address = isObject(body) ? URL.parse(String(body.authorizeUrl)) : null;
    if (status < 200 || status > 299 || address === null || !/^https?:$/.test(address.protocol)) {
      throw new Error(
        isObject(body) && typeof body.detail === 'string' ? body.detail : 'Salesforce could not be asked.',
      );
    }
    opened.location.href = address.href;
  } catch (error) {
    opened.close();
    throw error;
  }
}
