import { PassThrough } from 'node:stream';
import { Transport } from 'jsforce/lib/transport.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import { readLimited } from '../limited-body.ts';

/** There is no answer, so nobody knows whether Salesforce acted: time was up, the connection broke, a redirect. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** A description of an object with all fields that Salesforce allows takes a few of them. */
const maxBytes = 20_000_000;

/** An answer as it came: jsforce hides status and headers, and without them a 412 is a guess. */
export interface CarriedAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Carries one request of jsforce within a time limit and keeps the answer. jsforce's own carrier stops the clock at the
 * headers, reads a body of any length, and lets a connection that breaks within a body end the process.
 */
export class Carrier extends Transport {
  readonly #limitMs: number;
  readonly #signal: AbortSignal;
  #seen: CarriedAnswer | null = null;

  constructor(limitMs: number) {
    super();
    this.#limitMs = limitMs;
    this.#signal = AbortSignal.timeout(limitMs);
  }

  override httpRequest(...[request]: Parameters<Transport['httpRequest']>) {
    return StreamPromise.create(() => ({ stream: new PassThrough(), promise: this.#carry(request) }));
  }

  async #carry({ url, method, headers = {}, body }: Parameters<Transport['httpRequest']>[0]): Promise<CarriedAnswer> {
    const signal = this.#signal;
    const sent = typeof body === 'string' ? { body } : {};
    const response = await fetch(url, { method, headers, ...sent, redirect: 'manual', signal });
    const text = await readLimited(response, maxBytes, signal);
    this.#seen = { statusCode: response.status, headers: Object.fromEntries(response.headers), body: text };
    return this.#seen;
  }

  /**
   * @param failure what jsforce made of it
   * @throws NoAnswer
   */
  answer(failure: unknown): CarriedAnswer {
    if (this.#seen === null) throw new NoAnswer(`no whole answer within ${this.#limitMs} ms`, { cause: failure });
    const { statusCode } = this.#seen;
    // Whoever would answer at the end of a redirect, it is not the account that was asked.
    if (statusCode >= 300 && statusCode < 400) throw new NoAnswer('redirected');
    return this.#seen;
  }
}
