import type { EventView } from '#contract/event.ts';
import type { ReadEvent } from '#use-cases/log/read-events.ts';

export function presentEvent({ event, body, actorName, withheld }: ReadEvent): EventView {
  const values: EventView['values'] = {};
  for (const name of Object.keys(body.commitments)) {
    const value = event.values.get(name);
    if (value === undefined) values[name] = { erased: true };
    else values[name] = withheld ? { withheld: true } : { value };
  }
  return {
    id: event.id,
    type: event.type,
    at: event.at.toISOString(),
    actor: { kind: body.actor.kind, id: body.actor.id ?? body.actor.duty ?? '', name: actorName },
    suggestionId: event.suggestionId,
    facts: body.facts as EventView['facts'],
    values,
    body: Buffer.from(event.body).toString('base64'),
    leaf: Buffer.from(event.leaf).toString('hex'),
  };
}
