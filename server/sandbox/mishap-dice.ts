import { z } from 'zod';
import { seededRandom } from './seeded-random.ts';

/** How often something goes wrong: with a chance for each call, or for the next few. */
export const often = z.union([
  z.strictObject({ probability: z.number().min(0).max(1) }),
  z.strictObject({ next: z.number().int().min(0).max(1_000_000) }),
]);

/** The same, restricted to reads or to writes where `on` says so. */
export const callMishap = z.union([
  z.strictObject({ probability: z.number().min(0).max(1), on: z.enum(['read', 'write']).optional() }),
  z.strictObject({ next: z.number().int().min(0).max(1_000_000), on: z.enum(['read', 'write']).optional() }),
]);

/** `read`: right after the reply to a read. `write`: right before a write is applied. */
export const editMishap = z.union([
  z.strictObject({ probability: z.number().min(0).max(1), at: z.enum(['read', 'write']).optional() }),
  z.strictObject({ next: z.number().int().min(0).max(1_000_000), at: z.enum(['read', 'write']).optional() }),
]);

type Frequency = z.output<typeof often> | null;

const usualSeed = 7;

/** What goes wrong in one stand-in CRM, decided anew at each call, and what was counted of its calls. */
export class MishapDice<Kind extends string, Settings extends Record<Kind, Frequency>, Counters extends object> {
  readonly counters: Counters;
  readonly #parse: (settings: unknown) => Settings;
  readonly #noCalls: () => Counters;
  #settings: Settings;
  #random = seededRandom(usualSeed);

  /** @param parse fills in what is not named, so that it stops going wrong */
  constructor(parse: (settings: unknown) => Settings, noCalls: () => Counters) {
    this.#parse = parse;
    this.#noCalls = noCalls;
    this.#settings = parse({});
    this.counters = noCalls();
  }

  /** @param settings a `seed` restarts the chances from there */
  set(settings: Partial<Settings> & { readonly seed?: number | undefined }): void {
    this.#settings = this.#parse(settings);
    if (settings.seed !== undefined) this.#random = seededRandom(settings.seed);
  }

  get settings(): Settings {
    return this.#settings;
  }

  get random() {
    return this.#random;
  }

  /** Whether it happens now; the next few are counted down. */
  strikes(kind: Kind): boolean {
    const mishap: Frequency = this.#settings[kind];
    if (mishap === null) return false;
    if ('probability' in mishap) return this.#random.chance(mishap.probability);
    if (mishap.next <= 0) return false;
    const next = mishap.next - 1;
    this.#settings = { ...this.#settings, [kind]: next === 0 ? null : { ...mishap, next } };
    return true;
  }

  resetCounters(): void {
    Object.assign(this.counters, this.#noCalls());
  }

  report() {
    return { ...this.#settings, counters: { ...this.counters } };
  }
}
