import { createHmac } from 'node:crypto';

// Exactly these, and nothing else, are decoded in the query before signing.
const decoded: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** The address as it goes into the signature: query partly decoded, fragment left out. */
export function signedUri(url: string): string {
  const [address = ''] = url.split('#');
  const start = address.indexOf('?');
  if (start < 0) return address;
  const query = address.slice(start).replaceAll(/%[0-9a-f]{2}/gi, (code) => decoded[code.toUpperCase()] ?? code);
  return address.slice(0, start) + query;
}

/**
 * HubSpot's request signature, version 3.
 * @param body the bytes of the body as text; empty when there is none
 * @param timestamp epoch milliseconds
 */
export function signV3(clientSecret: string, method: string, url: string, body: string, timestamp: number): string {
  const base = `${method}${signedUri(url)}${body}${timestamp}`;
  return createHmac('sha256', clientSecret).update(base).digest('base64');
}

export function signatureHeaders(
  clientSecret: string,
  method: string,
  url: string,
  body: string,
  timestamp: number,
): Record<string, string> {
  return {
    'X-HubSpot-Signature-v3': signV3(clientSecret, method, url, body, timestamp),
    'X-HubSpot-Request-Timestamp': String(timestamp),
  };
}
