/** One stand-in CRM as the bench works on it: with its vendor's own client, beside the product. */
export interface BenchCrm {
  readonly name: 'hubspot' | 'salesforce';
  readonly objectType: string;
  readonly field: string;
  /** Makes so many records that nothing else uses. @returns their ids */
  makeRecords(count: number): Promise<string[]>;
  /** What many scripts do: each record with a call of its own. */
  writeOne(id: string, value: string): Promise<void>;
  /** The vendor's call for many, with as many records as it takes, and no checks. */
  writeMany(ids: readonly string[], value: string): Promise<void>;
  /** As many records as `writeMany` takes. */
  readonly manyMax: number;
  /** How many calls it has taken since it was asked last. */
  calls(): Promise<number>;
  /** From now on each call takes so much longer. */
  slowDown(latencyMs: number): Promise<void>;
  /** Resolves when a limit that counts calls in a window has forgotten what was before. */
  rest(): Promise<void>;
  /** The shortest time that so many calls can take within the CRM's limit; 0 where no window limits them. */
  boundMs(calls: number): number;
}

/** The counters of a stand-in, and its handicaps. */
export function controlsOf(url: string) {
  const mishaps = `${url}/sandbox-control/mishaps`;
  return {
    calls: async (kinds: readonly string[]): Promise<number> => {
      const { counters } = (await (await fetch(mishaps)).json()) as { counters: Record<string, number> };
      await fetch(`${url}/sandbox-control/reset-counters`, { method: 'POST' });
      return kinds.reduce((sum, kind) => sum + (counters[kind] ?? 0), 0);
    },
    slowDown: async (latencyMs: number): Promise<void> => {
      const body = JSON.stringify({ latencyMs });
      await fetch(mishaps, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
    },
  };
}
