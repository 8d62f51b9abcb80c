import type { Response } from 'express';

/**
 * Every host name under which Salesforce shows record pages, Canvas's frames in between included. One `*` covers any
 * depth of sub-domains, so sandboxes and scratch orgs are among them.
 */
const salesforceAncestors = [
  'https://*.lightning.force.com',
  'https://*.my.salesforce.com',
  'https://*.salesforce.com',
  'https://*.force.com',
  'https://*.my.salesforce-setup.com',
  'https://*.my.site.com',
];

/**
 * The rules for a page that stands in Salesforce's frames, in place of those of our other pages. `'self'` is meant as
 * the address the page came from: it also holds where the frame gives the page no origin.
 * @param extraAncestors origins besides Salesforce's that may frame it
 */
export function setFramedPageHeaders(res: Response, extraAncestors: readonly string[]): void {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...salesforceAncestors, ...extraAncestors].join(' ')}`,
  ];
  res.removeHeader('x-frame-options');
  res.set({
    'content-security-policy': directives.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
}
