import type { Response } from 'express';

/**
 * Every host name under which Salesforce shows record pages, Canvas's frames in between included. One `*` covers any
 * depth of sub-domains, so sandboxes and scratch orgs are among them.
 */
export const salesforceAncestors: readonly string[] = [
  'https://*.lightning.force.com',
  'https://*.my.salesforce.com',
  'https://*.salesforce.com',
  'https://*.force.com',
  'https://*.my.salesforce-setup.com',
  'https://*.my.site.com',
];

/**
 * Who may frame the panel that a record page asks for: only the hosts of the organization whose page the address names.
 * Anybody can write any organization there, and has then shut out everybody else's pages, their own included. Canvas
 * names none, and through which frames it comes is documented nowhere.
 * @param hostOrigin origin of the outermost page, as the embedding tells it
 */
export function ancestorsFor(hostOrigin: string | null): readonly string[] {
  const named =
    /^https:\/\/([a-z0-9-]{1,80})((?:\.(?:sandbox|develop|scratch|demo|trailblaze|patch))?)\.lightning\.force\.com$/;
  const found = named.exec(hostOrigin ?? '');
  if (found === null) return salesforceAncestors;
  const [, domain = '', kind = ''] = found;
  return [
    `https://${domain}${kind}.lightning.force.com`,
    `https://${domain}${kind}.my.salesforce.com`,
    `https://${domain}--c${kind}.vf.force.com`,
  ];
}

/**
 * The rules for a page that stands in Salesforce's frames, in place of those of our other pages. `'self'` is meant as
 * the address the page came from: it also holds where the frame gives the page no origin.
 * @param ancestors who may frame it
 */
export function setFramedPageHeaders(res: Response, ancestors: readonly string[]): void {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(' ')}`,
  ];
  res.removeHeader('x-frame-options');
  res.set({
    'content-security-policy': directives.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
}
