import type { RecordView } from '../api/page-types.ts';
import { sandboxApi } from '../api/sandbox-api.ts';

export type RecordState =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; record: RecordView; changed: ReadonlySet<string>; changeCount: number };

type Properties = Record<string, string | null>;

export interface RecordStore {
  state(): RecordState;
  subscribe(listener: () => void): () => void;
  /** Calls the listener with the new values whenever stored values turn out to differ from those shown. */
  onChange(listener: (changed: Properties) => void): () => void;
  reload(): Promise<void>;
  /** Something besides the values has changed, such as the activities: the listeners hear of it with no values. */
  touched(): Promise<void>;
  edit(as: number, properties: Record<string, string>): Promise<void>;
}

/** The one open record. Page and cards look at the same store, so they can never show different values. */
export function createRecordStore(objectTypeId: string, objectId: string): RecordStore {
  let state: RecordState = { status: 'loading' };
  let newest = 0;
  const views = new Set<() => void>();
  const watchers = new Set<(changed: Properties) => void>();

  function set(next: RecordState): void {
    state = next;
    for (const view of views) view();
  }

  function accept(record: RecordView): void {
    const changed = state.status === 'ready' ? difference(state.record.properties, record.properties) : {};
    const names = Object.keys(changed);
    const earlier = state.status === 'ready' ? state : { changed: new Set<string>(), changeCount: 0 };
    set({
      status: 'ready',
      record,
      changed: names.length > 0 ? new Set(names) : earlier.changed,
      changeCount: earlier.changeCount + (names.length > 0 ? 1 : 0),
    });
    if (names.length > 0) for (const watcher of watchers) watcher(changed);
  }

  async function reload(): Promise<void> {
    newest += 1;
    const mine = newest;
    try {
      const record = await sandboxApi.record(objectTypeId, objectId);
      // A slow answer to an earlier question must not overwrite a later one.
      if (mine === newest) accept(record);
    } catch (error) {
      if (mine === newest && state.status !== 'ready') set({ status: 'failed', message: (error as Error).message });
    }
  }

  return {
    state: () => state,
    subscribe: (listener) => joined(views, listener),
    onChange: (listener) => joined(watchers, listener),
    reload,
    touched: async () => {
      await reload();
      for (const watcher of watchers) watcher({});
    },
    edit: async (as, properties) => {
      await sandboxApi.editRecord(objectTypeId, objectId, as, properties);
      await reload();
    },
  };
}

function joined<Listener>(set: Set<Listener>, listener: Listener): () => void {
  set.add(listener);
  return () => set.delete(listener);
}

function difference(before: Properties, after: Properties): Properties {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => name !== 'hs_lastmodifieddate' && (before[name] ?? null) !== value),
  );
}
