export type OpenRecordState<View> =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; record: View; changed: ReadonlySet<string>; changeCount: number };

/** Field values by their API name. */
export type Values = Record<string, string | number | boolean | null>;

export interface OpenRecord<View, Value extends Values = Values> {
  state(): OpenRecordState<View>;
  subscribe(listener: () => void): () => void;
  /** Calls the listener with the new values whenever stored values turn out to differ from those shown. */
  onChange(listener: (changed: Value) => void): () => void;
  reload(): Promise<void>;
  /** Something besides the values has changed, such as the activities: the listeners hear of it with no values. */
  touched(): Promise<void>;
}

interface Source<View, Value> {
  load(): Promise<View>;
  valuesOf(view: View): Value;
  /** Values that change with every write, and say nothing by it. */
  unmarked: readonly string[];
}

/** The one open record. Page and cards look at the same store, so they can never show different values. */
export function createOpenRecord<View, Value extends Values>(source: Source<View, Value>): OpenRecord<View, Value> {
  let state: OpenRecordState<View> = { status: 'loading' };
  let newest = 0;
  const views = new Set<() => void>();
  const watchers = new Set<(changed: Value) => void>();

  function set(next: OpenRecordState<View>): void {
    state = next;
    for (const view of views) view();
  }

  function accept(record: View): void {
    const earlier = state.status === 'ready' ? state : { changed: new Set<string>(), changeCount: 0 };
    const changed =
      'record' in earlier ? difference(source.valuesOf(earlier.record), source.valuesOf(record), source.unmarked) : {};
    const names = Object.keys(changed);
    set({
      status: 'ready',
      record,
      changed: names.length > 0 ? new Set(names) : earlier.changed,
      changeCount: earlier.changeCount + (names.length > 0 ? 1 : 0),
    });
    if (names.length > 0) for (const watcher of watchers) watcher(changed as Value);
  }

  async function reload(): Promise<void> {
    newest += 1;
    const mine = newest;
    try {
      const record = await source.load();
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
      for (const watcher of watchers) watcher({} as Value);
    },
  };
}

function joined<Listener>(set: Set<Listener>, listener: Listener): () => void {
  set.add(listener);
  return () => set.delete(listener);
}

function difference(before: Values, after: Values, unmarked: readonly string[]): Values {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !unmarked.includes(name) && (before[name] ?? null) !== value),
  );
}
