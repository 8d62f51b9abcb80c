import type { EventsReply, EventView } from '#contract/event.ts';
import { asOwner, type BaseScene } from './open-scene.ts';

/** What the log says about one suggestion, oldest first. */
export async function eventsOf(scene: BaseScene, suggestionId: string | undefined): Promise<EventView[]> {
  const answer = await scene.call<EventsReply>('admin', 'GET', `/api/events?suggestion=${suggestionId}&limit=200`);
  return answer.body.events.toReversed();
}

/** The newest entries of one type, newest first. */
export async function eventsOfType(scene: BaseScene, type: string, limit = 1): Promise<EventView[]> {
  const answer = await scene.call<EventsReply>('admin', 'GET', `/api/events?type=${type}&limit=${limit}`);
  return answer.body.events;
}

export async function eventTypesOf(scene: BaseScene, suggestionId: string | undefined): Promise<string[]> {
  return (await eventsOf(scene, suggestionId)).map(({ type }) => type);
}

interface DecisionRow {
  readonly id: string;
  readonly kind: string;
  readonly person_id: string;
}
interface ChangeRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
}

/** The rows behind a suggestion: what a transaction left, whatever the API says. */
export async function rowsOf(scene: BaseScene, suggestionId: string | undefined) {
  const rows = <Row extends object>(sql: string) => asOwner<Row>(scene, sql, [suggestionId]);
  const [suggestion] = await rows<{ state: string }>('select state from suggestion where id = $1');
  const decisions = await rows<DecisionRow>(
    'select id, kind, person_id from decision where suggestion_id = $1 order by at',
  );
  const changes = await rows<ChangeRow>(
    'select id, kind, state, attempts from change where suggestion_id = $1 order by created_at, id',
  );
  return { state: suggestion?.state, decisions, changes };
}

/** How many entries the whole log holds: for showing that something left no trace, or exactly one. */
export async function logLength(scene: BaseScene): Promise<number> {
  const [row] = await asOwner<{ n: string }>(scene, 'select count(*) as n from event');
  return Number(row?.n);
}
