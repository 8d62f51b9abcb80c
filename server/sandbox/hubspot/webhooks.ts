import { setTimeout as wait } from 'node:timers/promises';
import type { Portal } from './portal.ts';
import type { RecordChange } from './records/changes.ts';
import { factsOf } from './records/object-types.ts';
import { signatureHeaders } from './sign-v3.ts';

interface WebhookEvent {
  eventId: number;
  subscriptionId: number;
  portalId: number;
  appId: number;
  occurredAt: number;
  subscriptionType: 'object.propertyChange';
  attemptNumber: number;
  objectId: number;
  objectTypeId: string;
  propertyName: string;
  propertyValue: string;
  changeSource: string;
  sourceId: string;
  isSensitive: boolean;
}

const batchMax = 100;
const usualPausesMs = [500, 2_000, 10_000];
const answerTimeoutMs = 5_000;

/** Announces property changes, in the background: a slow receiver never holds up a write. */
export class Webhooks {
  readonly #portal: Portal;
  readonly #pausesMs: readonly number[];
  readonly #closing = new AbortController();
  readonly #stop: () => void;
  readonly #pending: WebhookEvent[] = [];
  #url: string | null;
  #sending: Promise<void> | null = null;
  #nextEventId = 1;

  constructor(portal: Portal, url: string | null, pausesMs: readonly number[] = usualPausesMs) {
    this.#portal = portal;
    this.#url = url;
    this.#pausesMs = pausesMs;
    this.#stop = portal.state.onChange((change) => this.#announce(change));
  }

  set url(url: string | null) {
    this.#url = url;
  }

  async close(): Promise<void> {
    this.#stop();
    this.#closing.abort();
    await this.#sending;
  }

  #announce({ at, objectType, id, values, source }: RecordChange): void {
    if (this.#url === null) return;
    for (const [propertyName, propertyValue] of Object.entries(values)) {
      const sensitivity = this.#portal.state.properties[objectType].get(propertyName)?.dataSensitivity;
      this.#pending.push({
        eventId: this.#nextEventId,
        subscriptionId: 3_100_001,
        portalId: this.#portal.portalId,
        appId: this.#portal.app.appId,
        occurredAt: Date.parse(at),
        subscriptionType: 'object.propertyChange',
        attemptNumber: 0,
        objectId: Number(id),
        objectTypeId: factsOf(objectType).typeId,
        propertyName,
        propertyValue,
        changeSource: source.sourceType,
        sourceId: source.sourceId,
        isSensitive: sensitivity !== undefined && sensitivity !== 'non_sensitive',
      });
      this.#nextEventId += 1;
    }
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
  }

  async #sendAll(): Promise<void> {
    // Changes of one moment leave together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#pending.length > 0 && this.#url !== null && !this.#closing.signal.aborted) {
      await this.#deliver(this.#pending.splice(0, batchMax), this.#url);
    }
  }

  async #deliver(events: WebhookEvent[], url: string): Promise<void> {
    for (const [attemptNumber, pauseMs] of [0, ...this.#pausesMs].entries()) {
      try {
        if (pauseMs > 0) await wait(pauseMs, undefined, { signal: this.#closing.signal, ref: false });
        const body = JSON.stringify(events.map((event) => ({ ...event, attemptNumber })));
        if (await this.#post(url, body)) return;
      } catch {
        // No answer: the next attempt is the answer. A closing stand-in has nobody left to tell.
      }
      if (this.#closing.signal.aborted) return;
    }
  }

  async #post(url: string, body: string): Promise<boolean> {
    const now = this.#portal.now().getTime();
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...signatureHeaders(this.#portal.app.clientSecret, 'POST', url, body, now),
      },
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(answerTimeoutMs), this.#closing.signal]),
    });
    await response.body?.cancel();
    return response.status >= 200 && response.status < 300;
  }
}
