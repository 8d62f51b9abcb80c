import type { RequestHandler } from 'express';

/**
 * Lets pages of any origin call the people's API, an opaque one ("null") included: inside a CRM's sandboxed frame there
 * is no other. Safe because nothing here is known from a cookie: without a bearer token a page gets nothing, and
 * credentials are never allowed to travel along.
 */
export const crossOrigin: RequestHandler = (req, res, next) => {
  res.set('access-control-allow-origin', '*');
  res.set('access-control-expose-headers', 'x-request-id, retry-after');
  if (req.method !== 'OPTIONS' || req.get('access-control-request-method') === undefined) return next();
  res.set({
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  });
  res.status(204).end();
};
