import { usePath } from '../../shell/navigation.ts';

export type Route =
  | { page: 'record'; objectType: string; recordId: string }
  | { page: 'list'; objectType: string }
  | { page: 'app' }
  | { page: 'unknown' };

const base = '/sandbox/salesforce/lightning';

export function recordPath(objectType: string, recordId: string): string {
  return `${base}/r/${encodeURIComponent(objectType)}/${encodeURIComponent(recordId)}/view`;
}

export function listPath(objectType: string): string {
  return `${base}/o/${encodeURIComponent(objectType)}/list`;
}

/** Where Salesforce shows the tab of this name. */
export const appPath = `${base}/n/Fieldward`;

export function useRoute(): Route {
  return routeOf(usePath());
}

/** The addresses are Lightning's own: /r/<object>/<id>/view, /o/<object>/list and /n/<tab>. */
export function routeOf(path: string): Route {
  const [, objectType, recordId] = /\/lightning\/r\/(\w+)\/(\w+)\/view\/?$/.exec(path) ?? [];
  if (objectType && recordId) return { page: 'record', objectType, recordId };
  if (/\/lightning\/n\/Fieldward\/?$/.test(path)) return { page: 'app' };
  const [, listed] = /\/lightning\/o\/(\w+)\/list\/?$/.exec(path) ?? [];
  return listed ? { page: 'list', objectType: listed } : { page: 'unknown' };
}
