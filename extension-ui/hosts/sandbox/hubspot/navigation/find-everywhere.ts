import type { SearchResult } from '../../shell/RecordSearch.tsx';
import { sandboxApi } from '../api/sandbox-api.ts';
import { objectName, objectNames } from './object-names.ts';
import { recordPath } from './use-route.ts';

const perObject = 5;

/** Searches contacts, companies, deals and tickets. */
export async function findEverywhere(query: string): Promise<SearchResult[]> {
  const searches = objectNames.map((name) => sandboxApi.records(name.objectTypeId, query, perObject));
  const found = (await Promise.all(searches)).flat();
  return found.map(({ objectTypeId, objectId, title, subtitle }) => ({
    path: recordPath(objectTypeId, objectId),
    title,
    detail: `${objectName(objectTypeId).one}${subtitle ? ` · ${subtitle}` : ''}`,
  }));
}
