import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DecisionReply } from '#contract/decision.ts';
import type { EventsReply, EventView } from '#contract/event.ts';
import type { ReviewReply } from '#contract/review.ts';
import type { SandboxFile } from '#demo/sandbox-file.ts';
import type { SoakCrm } from './crms.ts';

export interface Place {
  readonly objectType: string;
  readonly recordId: string;
}

/** One suggestion that is to be accepted, and the value that it proposes. */
export interface Target extends Place {
  readonly suggestionId: string;
  readonly value: string;
}

/** A client that outlives the server: it repeats what got no answer, decisions under their own id. */
export class SoakClient {
  /** Replaced after each restart. */
  sandbox: SandboxFile;
  readonly crm: SoakCrm;
  #over = false;

  constructor(sandbox: SandboxFile, crm: SoakCrm) {
    this.sandbox = sandbox;
    this.crm = crm;
  }

  get crmFile() {
    return this.sandbox.crms[this.crm.name];
  }

  stop(): void {
    this.#over = true;
  }

  async agent<T>(path: string, body: unknown): Promise<T> {
    return this.#insist<T>('POST', path, () => `Bearer ${this.crmFile.agent.key}`, body);
  }

  async person<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#insist<T>(method, path, () => this.#admin(), body);
  }

  /** Accepts what the card shows, as a card would: looks, decides, looks again when something moved. */
  async accept(place: Place, suggestionId: string): Promise<DecisionReply> {
    for (;;) {
      const path = `/api/records/${this.crm.name}/${place.objectType}/${place.recordId}/review`;
      const review = await this.person<ReviewReply>('GET', path);
      const shown = review.open.find(({ id }) => id === suggestionId);
      if (shown === undefined || shown.digest === undefined || shown.current === undefined) {
        if (shown === undefined) return { ok: true, state: 'decided', waiting: false, message: null };
        await wait(200);
        continue;
      }
      const body = { decisionId: randomUUID(), digest: shown.digest, current: shown.current };
      const reply = await this.person<DecisionReply>('POST', `/api/suggestions/${suggestionId}/accept`, body);
      if (
        reply.ok ||
        !['crm_unreachable', 'crm_rate_limited', 'field_busy', 'suggestion_changed'].includes(reply.code)
      ) {
        return reply;
      }
      await wait(200);
    }
  }

  async events(suggestionId: string): Promise<EventView[]> {
    const { events } = await this.person<EventsReply>('GET', `/api/events?suggestion=${suggestionId}&limit=200`);
    return events;
  }

  #admin(): string {
    return this.crmFile.people.find(({ role }) => role === 'admin')?.headers.authorization ?? '';
  }

  async #insist<T>(method: string, path: string, authorization: () => string, body?: unknown): Promise<T> {
    while (!this.#over) {
      try {
        const response = await fetch(`${this.sandbox.url}${path}`, {
          method,
          headers: {
            authorization: authorization(),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(30_000),
        });
        if (response.status < 500) {
          if (!response.ok)
            throw new Refused(`${method} ${path} answered ${response.status}: ${await response.text()}`);
          return (await response.json()) as T;
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      await wait(100);
    }
    throw new Error('the soak is over');
  }
}

class Refused extends Error {}
