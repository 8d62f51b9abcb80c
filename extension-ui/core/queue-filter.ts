import type { QueueChoicesReply } from '#contract/queue.ts';
import { listStrings as words } from './queue-list-strings.ts';
import { revealHidden } from './reveal-hidden.ts';

/** What of the queue is shown. `''` = all. */
export interface QueueFilter {
  /** `deals`, or `deals.use_case` for one field. */
  readonly place: string;
  readonly agent: string;
  readonly run: string;
  /** The CRM's id of an owner, or `none`. */
  readonly owner: string;
  readonly kind: '' | 'low' | 'high' | 'sensitive' | 'quarantined';
  readonly evidence: '' | 'quoted' | 'none' | 'warned';
  readonly days: '' | '1' | '3' | '7' | '14' | '30';
  readonly order: 'newest' | 'oldest' | 'expires' | 'field' | 'agent' | 'owner';
}

export const everything: QueueFilter = {
  place: '',
  agent: '',
  run: '',
  owner: '',
  kind: '',
  evidence: '',
  days: '',
  order: 'newest',
};

export function isNarrowed({ order: _order, ...filter }: QueueFilter): boolean {
  return Object.values(filter).some((value) => value !== '');
}

/** As the server asks for it, in an address and in a body alike. */
export function filterOnWire({ place, agent, run, owner, kind, evidence, days }: QueueFilter): Record<string, string> {
  const [objectType = '', field = ''] = splitPlace(place);
  const { impact = '', fieldClass = '', state = '' } = ofKind(kind);
  const asked = { objectType, field, agent, run, owner, impact, class: fieldClass, state, evidence, daysMin: days };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

function splitPlace(place: string): string[] {
  const at = place.indexOf('.');
  return at === -1 ? [place] : [place.slice(0, at), place.slice(at + 1)];
}

function ofKind(kind: QueueFilter['kind']): { impact?: string; fieldClass?: string; state?: string } {
  if (kind === 'low' || kind === 'high') return { impact: kind };
  if (kind === 'sensitive') return { fieldClass: 'sensitive' };
  return kind === 'quarantined' ? { state: kind } : {};
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Every object, each before its fields, with how much waits. */
export function placeChoices({ kinds }: QueueChoicesReply): Choice[] {
  return [...Map.groupBy(kinds, ({ objectType }) => objectType)].flatMap(([objectType, ofType]) => [
    { value: objectType, label: words.ofObject(objectType, sum(ofType)) },
    ...[...Map.groupBy(ofType, ({ field }) => field.name)].map(([name, ofField]) => ({
      value: `${objectType}.${name}`,
      label: words.ofField(objectType, revealHidden(ofField[0]?.field.label ?? name), sum(ofField)),
    })),
  ]);
}

export function agentChoices({ kinds }: QueueChoicesReply): Choice[] {
  return [...Map.groupBy(kinds, ({ agent }) => agent.id)].map(([id, ofAgent]) => ({
    value: id,
    label: words.withCount(revealHidden(ofAgent[0]?.agent.name ?? id), sum(ofAgent)),
  }));
}

/** Owners whom the CRM does not name any more stand there by their id. */
export function ownerChoices({ owners }: QueueChoicesReply): Choice[] {
  return owners.map(({ id, name, count }) => {
    const label = id === 'none' ? words.noOwner : name === null ? words.unnamedOwner(id) : revealHidden(name);
    return { value: id, label: words.withCount(label, count) };
  });
}

function sum(some: readonly { readonly count: number }[]): number {
  return some.reduce((total, { count }) => total + count, 0);
}

/** `10,000` and more are not counted out. */
export function totalText(total: { readonly count: number; readonly more: boolean }, locale: string): string {
  const count = new Intl.NumberFormat(locale).format(total.count);
  return total.more ? words.moreThan(count) : total.count === 1 ? words.oneWaits : words.wait(count);
}
