import type { RequestHandler } from 'express';
import { PageError } from './page-error.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets only the record page itself (and programs on this machine, which send neither header) speak to the page's API.
 * Any website can make a visitor's browser send requests to loopback, and with a DNS name that it points there it can
 * even read the answers: so neither another site nor another host name gets through.
 * @param crm which stand-in, in words
 * @param productUrl the address under which the product is served
 */
export function ownPageOnly(crm: string, productUrl: () => string | undefined): RequestHandler {
  const hostOnly = ownHostOnly(crm, productUrl);
  return (req, res, next) => {
    hostOnly(req, res, () => undefined);
    const url = productUrl();
    const host = req.get('host') ?? '';
    const site = req.get('sec-fetch-site');
    const origin = req.get('origin');
    const isOwnOrigin = origin === undefined || originHost(origin) === host || isOrigin(origin, url);
    if ((site !== undefined && site !== 'same-origin') || !isOwnOrigin) {
      throw new PageError(403, 'Only the record page itself may ask this.');
    }
    next();
  };
}

/** The weaker guard, for the page itself, which anybody may link to. */
export function ownHostOnly(crm: string, productUrl: () => string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (!isOwnHost(req.get('host') ?? '', productUrl())) {
      throw new PageError(403, `The stand-in ${crm} is not served under this name.`);
    }
    next();
  };
}

function isOwnHost(host: string, productUrl: string | undefined): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return loopback.has(name) || (productUrl !== undefined && new URL(productUrl).host === host.toLowerCase());
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function isOrigin(origin: string, url: string | undefined): boolean {
  return url !== undefined && new URL(url).origin === origin;
}
