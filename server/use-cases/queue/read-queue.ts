import { type Finding, findingOf } from '#domain/batch/finding.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { SuggestionId } from '#domain/shared/ids.ts';
import { isWithheld } from '#domain/suggestion/sensitive-sight.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import { countQueue, type QueueFilter, type QueueOrder, queuePage } from '#store/queue.ts';
import type { StoredSuggestion } from '#store/suggestions.ts';
import { personOf } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';
import { type Judges, type Look, lookTogether, readJudges } from '../suggestions/look-together.ts';
import { crmIsAway } from '../suggestions/records-seen.ts';
import { ownerNames } from './owner-names.ts';

/** Nobody works through more by hand, and counting millions takes longer than reading a page. */
const countMax = 10_000;

/** The longest that a page waits for the CRM. */
const readMs = 6_000;

export interface QueueRow {
  readonly suggestion: StoredSuggestion;
  readonly agentName: string;
  /** Of the record, today; `null` where nobody owns it or the CRM does not name them. */
  readonly ownerName: string | null;
  readonly look: Look;
  /** What would become of it in a batch, and why it would be left out. */
  readonly finding: Finding;
  readonly why: string | null;
  /** Binds a decision to this row as it is shown. */
  readonly digest: string;
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly withheld: number;
  readonly total: { readonly count: number; readonly more: boolean } | null;
  readonly reachable: boolean;
  /** The last of this page, where there are more. */
  readonly next: SuggestionId | null;
}

/**
 * One page of all that waits beside what the CRM holds today, as far as the CRM lets this person see it. While the CRM cannot
 * be asked, a page shows nothing: nobody knows then what they may see.
 */
export async function readQueue(
  ctx: Context,
  actor: PersonActor,
  filter: QueueFilter,
  page: { readonly order: QueueOrder; readonly after: SuggestionId | null; readonly limit: number },
): Promise<QueuePage> {
  const { tenantId } = actor;
  const now = ctx.now();
  const stored = await ctx.store.read(tenantId, async (tx) => ({
    found: await queuePage(tx, tenantId, filter, { ...page, now, limit: page.limit + 1 }),
    count: page.after === null ? await countQueue(tx, tenantId, filter, now, countMax + 1) : null,
    judges: await readJudges(tx, tenantId),
  }));
  const found = stored.found.slice(0, page.limit);
  const last = found.at(-1);
  const looks = await lookOrNull(ctx, actor, found, stored.judges);
  const names = await ownerNames(
    ctx,
    tenantId,
    [...(looks ?? new Map<SuggestionId, Look>()).values()].map(({ ownerId }) => ownerId),
  );
  const rows = found.flatMap((suggestion) => {
    const look = looks?.get(suggestion.id);
    if (look === undefined || !isShown(actor, suggestion, look)) return [];
    const ownerName = names.get(look.ownerId ?? '') ?? null;
    return [{ ...rowOf(ctx, actor, suggestion, look, stored.judges), ownerName }];
  });
  return {
    rows,
    withheld: found.length - rows.length,
    total: stored.count === null ? null : { count: Math.min(stored.count, countMax), more: stored.count > countMax },
    reachable: looks !== null,
    next: stored.found.length > page.limit && last !== undefined ? last.id : null,
  };
}

async function lookOrNull(ctx: Context, actor: PersonActor, found: readonly StoredSuggestion[], judges: Judges) {
  const { crmUserId } = await personOf(ctx, actor);
  const terms = { lane: 'interactive', deadline: ctx.now().getTime() + readMs } as const;
  try {
    return await lookTogether(ctx, actor.tenantId, crmUserId, found, judges, terms);
  } catch (error) {
    if (error instanceof Fault && crmIsAway(error)) return null;
    throw error;
  }
}

function isShown(actor: PersonActor, { field, fieldClass }: StoredSuggestion, look: Look): boolean {
  if (look.access.fields[field] === 'none') return false;
  const crmTells = look.access.record !== 'unknown';
  // A field may have become sensitive after the suggestion was filed.
  return ![fieldClass, look.fieldClass].some((found) => isWithheld(found, actor.role, crmTells));
}

function rowOf(
  ctx: Context,
  actor: PersonActor,
  suggestion: StoredSuggestion,
  look: Look,
  { policy, agents }: Judges,
): Omit<QueueRow, 'ownerName'> {
  const { id: suggestionId, record, field, proposed, salt } = suggestion;
  const { finding, why } = findingOf({
    suggestion: { ...suggestion, isOver: suggestion.expiresAt <= ctx.now() },
    contested: false,
    now: look,
    rightsHold: look.rightsHold,
    verdict: look.verdict,
    role: actor.role,
  });
  const shown = { suggestionId, record, field, proposed, current: look.current, policyVersion: policy.version };
  return {
    suggestion,
    agentName: agents.get(suggestion.agentId)?.name ?? suggestion.agentId,
    look,
    finding,
    why,
    digest: shownDigest(shown, salt),
  };
}
