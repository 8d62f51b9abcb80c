import { methodNotAllowed, noSuchResource } from '../api-error.ts';
import type { Session } from '../session.ts';
import { type Match, matchResource, type Reply, type Resource, type ResourceRequest } from './resource.ts';

/** Finds who answers a request. @throws ApiError 404, 405 */
export function findResource(resources: readonly Resource[], method: string, path: string): Match {
  const match = matchResource(resources, method, path);
  if (match === 'method') throw methodNotAllowed(`HTTP Method '${method}' not allowed. Allowed are others.`);
  if (match === undefined) throw noSuchResource();
  return match;
}

/** Answers one request out of a composite one. */
export type Perform = (session: Session, request: ResourceRequest) => Reply;

export function performWith(resources: readonly Resource[]): Perform {
  return (session, request) => {
    const { resource, at } = findResource(resources, request.method, request.path);
    return resource.handle(session, request, at);
  };
}
