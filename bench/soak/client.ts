import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DecisionReply } from '#contract/decision.ts';
import type { EventsReply, EventView } from '#contract/event.ts';
import type { ReviewReply } from '#contract/review.ts';
import type { SandboxFile } from '#demo/sandbox-file.ts';
import type { SoakCrm } from './crms.ts';
import type { SoakSystem } from './system.ts';

export interface Place {
  readonly objectType: string;
  readonly recordId: string;
}

/** One suggestion, what a person does with it, and the value that is then to be written. */
export interface Target extends Place {
  readonly suggestionId: string;
  readonly verb: 'accept' | 'edit' | 'reject';
  readonly value: string;
}

/** Answers after which a person looks and tries again. */
const passing = ['crm_unreachable', 'crm_rate_limited', 'field_busy', 'suggestion_changed'];

/** A client that outlives the server: it repeats what got no answer, decisions under their own id. */
export class SoakClient {
  readonly crm: SoakCrm;
  readonly #system: SoakSystem;
  #turn = 0;
  #over = false;

  constructor(system: SoakSystem, crm: SoakCrm) {
    this.#system = system;
    this.crm = crm;
  }

  /** As of the latest start of a server. */
  get sandbox(): SandboxFile {
    return this.#system.sandbox;
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

  /** @param index of the person; the admin when absent */
  async person<T>(method: string, path: string, body?: unknown, index?: number): Promise<T> {
    return this.#insist<T>(method, path, () => this.#authorizationOf(index), body);
  }

  /** Decides on what the card shows, as a card would: looks, decides, looks again when something moved. */
  async decide({ suggestionId, verb, value, ...place }: Target, person: number): Promise<DecisionReply> {
    for (;;) {
      const path = `/api/records/${this.crm.name}/${place.objectType}/${place.recordId}/review`;
      const review = await this.person<ReviewReply>('GET', path, undefined, person);
      const shown = review.open.find(({ id }) => id === suggestionId);
      if (shown === undefined || shown.digest === undefined || shown.current === undefined) {
        if (shown === undefined) return { ok: true, state: 'decided', waiting: false, message: null };
        await wait(200);
        continue;
      }
      const seen = { digest: shown.digest, current: shown.current, ...(verb === 'edit' ? { value } : {}) };
      const body = { decisionId: randomUUID(), ...(verb === 'reject' ? { reason: 'other' } : seen) };
      const decision = `/api/suggestions/${suggestionId}/${verb === 'reject' ? 'reject' : 'accept'}`;
      const reply = await this.person<DecisionReply>('POST', decision, body, person);
      if (reply.ok || !passing.includes(reply.code)) return reply;
      await wait(200);
    }
  }

  async events(suggestionId: string): Promise<EventView[]> {
    const { events } = await this.person<EventsReply>('GET', `/api/events?suggestion=${suggestionId}&limit=200`);
    return events;
  }

  /** @returns as `person` counts them */
  indexOf(role: string): number {
    return this.#deciding().findIndex((one) => one.role === role);
  }

  #deciding() {
    return this.crmFile.people.filter(({ role }) => this.crm.deciding.includes(role));
  }

  #authorizationOf(index: number | undefined): string {
    const { people } = this.crmFile;
    const deciding = this.#deciding();
    const one = index === undefined ? people.find(({ role }) => role === 'admin') : deciding[index % deciding.length];
    return one?.headers.authorization ?? '';
  }

  async #insist<T>(method: string, path: string, authorization: () => string, body?: unknown): Promise<T> {
    while (!this.#over) {
      try {
        const { urls } = this.#system;
        const response = await fetch(`${urls[this.#turn++ % urls.length]}${path}`, {
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
