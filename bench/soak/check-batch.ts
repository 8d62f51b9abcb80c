import type { BatchItemsReply } from '#contract/batch.ts';
import type { SoakClient } from './client.ts';
import type { Truth } from './crms.ts';

type Item = BatchItemsReply['items'][number];

const outcomeTypes = ['change.applied', 'change.failed', 'change.conflicted'];

/** One suggestion, and the value that the batch may write. */
export interface BatchTarget {
  readonly recordId: string;
  readonly suggestionId: string;
  readonly value: string;
}

interface Found {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly namedRaces: number;
  readonly complaints: readonly string[];
}

/**
 * Holds an ended batch against the log of each suggestion and the CRM's own history.
 * @param later arrived while it ran, and was not in it
 */
export async function checkBatch(
  client: SoakClient,
  batchId: string,
  meant: readonly BatchTarget[],
  later: readonly BatchTarget[],
): Promise<Found> {
  const complaints: string[] = [];
  const outcomes: Record<string, number> = {};
  let namedRaces = 0;
  const items = await allItems(client, batchId);
  if (items.length !== meant.length) complaints.push(`the batch has ${items.length} lines, not ${meant.length}`);
  const bySuggestion = new Map(items.map((item) => [item.suggestion, item]));
  for (const target of meant) {
    const item = bySuggestion.get(target.suggestionId);
    const name = `${target.recordId} (${target.suggestionId})`;
    if (item === undefined) {
      complaints.push(`${name}: was meant and is not in the batch`);
      continue;
    }
    const kind = item.outcome ?? (item.message === null ? `left out (${item.finding})` : 'skipped');
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    const truth = await truthOf(client, target);
    complaints.push(...(await againstLog(client, target, item)).map((text) => `${name}: ${text}`));
    complaints.push(...againstCrm(target, item, truth).map((text) => `${name}: ${text}`));
    if (item.outcome !== 'applied' || !overwroteAnEdit(target, item, truth)) continue;
    // Salesforce takes a condition with the write, so there no edit may be lost; elsewhere it has to be named.
    if (client.crm.name !== 'salesforce' && (await isNamed(client, target))) namedRaces += 1;
    else complaints.push(`${name}: somebody's edit was overwritten without a word`);
  }
  for (const target of later) {
    const { history } = await truthOf(client, target);
    const events = await client.events(target.suggestionId);
    const isTouched = events.some(({ type }) => type === 'suggestion.accepted' || outcomeTypes.includes(type));
    if (isTouched || history.some(({ value, byApp }) => byApp && value === target.value)) {
      complaints.push(`${target.recordId}: came later, and was written all the same`);
    }
  }
  return { outcomes, namedRaces, complaints };
}

async function allItems(client: SoakClient, batchId: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const path = `/api/batches/${batchId}/items?after=${after}&limit=200`;
    const page: BatchItemsReply = await client.person<BatchItemsReply>('GET', path);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

async function againstLog(client: SoakClient, target: BatchTarget, item: Item): Promise<string[]> {
  const events = await client.events(target.suggestionId);
  const accepted = events.filter(({ type }) => type === 'suggestion.accepted').length;
  const ends = events.filter(({ type }) => outcomeTypes.includes(type)).map(({ type }) => type);
  const due = item.outcome === null ? [] : [`change.${item.outcome}`];
  return [
    ...(accepted === due.length ? [] : [`${accepted} approvals in the log, not ${due.length}`]),
    ...(ends.join() === due.join() ? [] : [`the log has ${ends.join(', ') || 'no outcome'}, the batch ${due.join()}`]),
  ];
}

function againstCrm({ value }: BatchTarget, { outcome }: Item, { now, history }: Truth): string[] {
  const ours = history.filter((one) => one.byApp && one.value === value);
  if (outcome === null) return ours.length === 0 ? [] : ['it was not approved, and was written'];
  if (outcome === 'applied') {
    const isLost = now !== value && history.every(({ byApp }) => byApp);
    return [
      ...(ours.length === 0 && now !== value ? ['the log says applied, but the CRM never held the value'] : []),
      ...(ours.length > 1 ? [`it was written ${ours.length} times`] : []),
      ...(isLost ? [`the log says applied, nobody edited, and the CRM holds "${now}"`] : []),
    ];
  }
  return now === value && ours.length > 0 ? [`the batch says ${outcome}, but the CRM holds our value`] : [];
}

/** Our value stands in the history right above one that a person wrote after the preview. */
function overwroteAnEdit({ value }: BatchTarget, { values }: Item, { history }: Truth): boolean {
  const at = history.findIndex((one) => one.byApp && one.value === value);
  const before = at === -1 ? undefined : history[at + 1];
  return before !== undefined && !before.byApp && before.value !== (values?.shown ?? '') && before.value !== value;
}

async function isNamed(client: SoakClient, target: BatchTarget): Promise<boolean> {
  const events = await client.events(target.suggestionId);
  return events.some(({ type, facts }) => type === 'change.applied' && facts.replacedUnseen === true);
}

async function truthOf(client: SoakClient, { recordId }: BatchTarget): Promise<Truth> {
  const url = `${client.crmFile.url}/sandbox-control/record/${client.crm.objectType}/${recordId}`;
  return client.crm.truth(await (await fetch(url)).json(), client.sandbox);
}
