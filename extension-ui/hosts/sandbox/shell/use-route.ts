import { useSyncExternalStore } from 'react';

export type Route =
  | { page: 'record'; objectTypeId: string; objectId: string }
  | { page: 'log' }
  | { page: 'unknown'; path: string };

const base = '/sandbox/hubspot';
const moved = new Set<() => void>();

export function recordPath(objectTypeId: string, objectId: string): string {
  return `${base}/record/${encodeURIComponent(objectTypeId)}/${encodeURIComponent(objectId)}`;
}

export const logPath = `${base}/app/log`;

/** Goes to another page of the sandbox without loading the document again. */
export function navigate(path: string): void {
  window.history.pushState(null, '', path);
  for (const listener of moved) listener();
}

export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, () => window.location.pathname);
  return routeOf(path);
}

export function routeOf(path: string): Route {
  const record = /\/record\/([^/]+)\/([^/]+)\/?$/.exec(path);
  if (record) {
    const [, objectTypeId = '', objectId = ''] = record;
    return { page: 'record', objectTypeId: decodeURIComponent(objectTypeId), objectId: decodeURIComponent(objectId) };
  }
  return path.startsWith(`${base}/app`) ? { page: 'log' } : { page: 'unknown', path };
}

function subscribe(listener: () => void): () => void {
  moved.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    moved.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}
