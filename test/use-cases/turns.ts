/**
 * Lets several parties work one step at a time, in an order that a test chooses: each stops at its gates until it is
 * let through, and nobody else moves meanwhile.
 */
export class Turns {
  readonly #waiting = new Map<string, () => void>();
  readonly #running = new Map<string, Promise<void>>();
  #stopped: () => void = () => {};
  /** What happened, as `party step`. */
  readonly trace: string[] = [];

  /** Adds a party; it begins when it is let through for the first time. */
  add(party: string, work: () => Promise<unknown>): void {
    const run = this.gate(party, 'begin')
      .then(work)
      .then(() => this.#end(party));
    this.#running.set(party, run);
  }

  /** Where a party waits for its turn. */
  gate(party: string, step: string): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(party, () => {
        this.trace.push(`${party} ${step}`);
        resolve();
      });
      this.#stopped();
    });
  }

  /** Runs everybody to the end. Each number picks one of those who wait; after the last one, the first in line. */
  async play(order: readonly number[]): Promise<void> {
    for (let turn = 0; this.#waiting.size > 0; turn += 1) {
      const parties = [...this.#waiting.keys()];
      const party = parties[(order[turn] ?? 0) % parties.length] ?? '';
      const go = this.#waiting.get(party);
      this.#waiting.delete(party);
      const stopped = new Promise<void>((resolve) => {
        this.#stopped = resolve;
      });
      go?.();
      await Promise.race([stopped, this.#running.get(party)]);
    }
    await Promise.all(this.#running.values());
  }

  #end(party: string): void {
    this.#running.delete(party);
    this.#stopped();
  }
}
