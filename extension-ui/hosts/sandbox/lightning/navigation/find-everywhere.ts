import type { SearchResult } from '../../shell/RecordSearch.tsx';
import { lightningApi } from '../api/lightning-api.ts';
import type { ObjectInfo, RecordName } from '../api/page-types.ts';
import { recordPath } from './use-route.ts';

const perObject = 5;

/** Salesforce's global search: every object, as far as the person may read it. */
export async function findEverywhere(as: string, objects: ObjectInfo[], query: string): Promise<SearchResult[]> {
  const searches = objects.map(async ({ name, label }) => {
    const found = await lightningApi.records(as, name, query, perObject);
    return found.map((record) => resultOf(record, label));
  });
  return (await Promise.all(searches)).flat();
}

function resultOf({ objectType, recordId, title, subtitle }: RecordName, label: string): SearchResult {
  const detail = subtitle ? `${label} · ${subtitle}` : label;
  return { path: recordPath(objectType, recordId), title, detail };
}
