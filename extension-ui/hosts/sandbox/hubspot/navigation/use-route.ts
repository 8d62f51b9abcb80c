import { usePath } from '../../shell/navigation.ts';

export type Route =
  | { page: 'record'; objectTypeId: string; objectId: string }
  | { page: 'log' }
  | { page: 'settings' }
  | { page: 'unknown'; path: string };

const base = '/sandbox/hubspot';

export function recordPath(objectTypeId: string, objectId: string): string {
  return `${base}/record/${encodeURIComponent(objectTypeId)}/${encodeURIComponent(objectId)}`;
}

export const logPath = `${base}/app/log`;

export const settingsPath = `${base}/app/settings`;

export function useRoute(): Route {
  return routeOf(usePath());
}

export function routeOf(path: string): Route {
  const record = /\/record\/([^/]+)\/([^/]+)\/?$/.exec(path);
  if (record) {
    const [, objectTypeId = '', objectId = ''] = record;
    return { page: 'record', objectTypeId: decodeURIComponent(objectTypeId), objectId: decodeURIComponent(objectId) };
  }
  if (path === settingsPath) return { page: 'settings' };
  return path.startsWith(`${base}/app`) ? { page: 'log' } : { page: 'unknown', path };
}
