import { eventTypes } from '#domain/log/event.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { isWithheld } from '#domain/suggestion/sensitive-sight.ts';
import { listAgents } from '#store/agents.ts';
import { eventsPage, type StoredEvent } from '#store/events.ts';
import { peopleById } from '#store/people.ts';
import { sensitiveAmong } from '#store/suggestions.ts';
import type { Context } from '../context.ts';

export interface EventsFilter {
  readonly suggestionId?: string;
  readonly type?: string;
  readonly before?: string;
  readonly limit: number;
}

/** The parsed body of an entry. Our own canonical bytes, so its shape is known. */
export interface EventBody {
  readonly actor: { readonly kind: 'person' | 'agent' | 'system'; readonly id?: string; readonly duty?: string };
  readonly facts: Readonly<Record<string, unknown>>;
  readonly commitments: Readonly<Record<string, string>>;
}

export interface ReadEvent {
  readonly event: StoredEvent;
  readonly body: EventBody;
  readonly actorName: string;
  /** Its values are of a sensitive field, and this person may not see them. */
  readonly withheld: boolean;
}

/** A page of the log, newest first, with the names that ids stand for today. */
export async function readEvents(
  ctx: Context,
  actor: PersonActor,
  filter: EventsFilter,
): Promise<{ events: ReadEvent[]; next: string | null }> {
  if (filter.type !== undefined && !eventTypes.some((type) => type === filter.type)) {
    throw new Fault('request_malformed', `There is no such event type. The types are: ${eventTypes.join(', ')}.`);
  }
  return ctx.store.read(actor.tenantId, async (tx) => {
    const page = await eventsPage(tx, actor.tenantId, { ...filter, limit: filter.limit + 1 });
    const shown = page.slice(0, filter.limit).map((event) => ({ event, body: bodyOf(event) }));
    const ids = shown.map(({ body }) => body.actor.id ?? '');
    const people = await peopleById(tx, actor.tenantId, ids);
    const agents = new Map((await listAgents(tx, actor.tenantId)).map(({ id, name }) => [id as string, name]));
    const nameOf = ({ actor: who }: EventBody) =>
      people.get(who.id ?? '')?.name ?? agents.get(who.id ?? '') ?? who.duty ?? who.id ?? who.kind;
    const suggestions = shown.flatMap(({ event }) => event.suggestionId ?? []);
    const sensitive = await sensitiveAmong(tx, actor.tenantId, [...new Set(suggestions)]);
    // The log asks no CRM, so it knows nobody's rights there.
    const withholds = isWithheld('sensitive', actor.role, false);
    const isHidden = ({ suggestionId }: StoredEvent) =>
      withholds && suggestionId !== null && sensitive.has(suggestionId);
    return {
      events: shown.map((one) => ({ ...one, actorName: nameOf(one.body), withheld: isHidden(one.event) })),
      next: page.length > filter.limit ? (shown.at(-1)?.event.seq ?? null) : null,
    };
  });
}

function bodyOf(event: StoredEvent): EventBody {
  return JSON.parse(Buffer.from(event.body).toString('utf8')) as EventBody;
}
