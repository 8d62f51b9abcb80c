import path from 'node:path';
import express, { type Response, Router } from 'express';
import { Fault } from '#domain/shared/fault.ts';
import { pageWithStart } from './page-with-start.ts';

export interface ConsoleOptions {
  /** Where the build of the console lies. */
  readonly directory: string;
  /** The CRMs that people can sign in with, in the order in which they are offered. */
  readonly crms: readonly { readonly crm: string; readonly name: string }[];
}

/**
 * The stand-alone console: one page and its files. Nothing in them is secret and nothing of them depends on who asks;
 * who looks at the page is proven later, by what it sends.
 */
export function consoleRouter({ directory, crms }: ConsoleOptions): Router {
  const router = Router();
  const start = { crms: crms.map(({ crm, name }) => ({ crm, name })) };
  router.use('/assets', assets(path.join(directory, 'assets')));
  router.get('/', async (req, res) => {
    // Addresses in the page are relative to the one without a slash at its end; browsers keep what is behind the #.
    if (req.originalUrl.split('?')[0]?.endsWith('/')) return res.redirect(308, '../console');
    const html = await pageWithStart(directory, start);
    setPageHeaders(res);
    res.type('html').send(html);
  });
  return router;
}

/** Stricter than for our other pages: no style and no script but our own files, no frame, and no way to make markup of text. */
function setPageHeaders(res: Response): void {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  res.set({
    'content-security-policy': directives.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
}

/** File names carry a hash of the content, so a browser may keep them for good. */
function assets(directory: string) {
  const router = Router();
  router.use(express.static(directory, { index: false, redirect: false, immutable: true, maxAge: '1y' }));
  router.use(() => {
    throw new Fault('not_found', 'The console has no such file. Reload the page.');
  });
  return router;
}
