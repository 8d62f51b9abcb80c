import { failingCases } from '#domain/policy/failing-cases.ts';
import { classAt, type FieldCatalogue, fieldAt, objectsOf } from '#domain/policy/field-catalogue.ts';
import type { Policy, PolicyContent } from '#domain/policy/policy.ts';
import { type PolicyProblem, problemsOf } from '#domain/policy/publishable.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { Json } from '#domain/shared/canonical-json.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PersonId } from '#domain/shared/ids.ts';
import { brokenUniqueness, type Writing } from '#store/database.ts';
import { currentPolicy, insertPolicy, type PublishedPolicy } from '#store/policies.ts';
import { type Context, record } from '../context.ts';
import { readCatalogue } from './read-catalogue.ts';
import { reasonsForSecond } from './reasons-for-second.ts';
import { requireOwnAgents } from './require-own-agents.ts';

export interface Publication {
  readonly expectedVersion: number;
  readonly note: string;
  readonly content: PolicyContent;
}

/**
 * Publishes the next version at once, as one admin alone may.
 * @throws Fault `second_person_needed` where a draft has to go before another admin first
 */
export async function publishPolicy(ctx: Context, actor: PersonActor, asked: Publication): Promise<PublishedPolicy> {
  const catalogue = await readCatalogue(ctx, actor.tenantId, objectsOf(asked.content));
  requirePublishable(asked.content, catalogue);
  return inOrder(asked.expectedVersion, () =>
    ctx.store.transact(actor.tenantId, async (tx) => {
      const inForce = await currentPolicy(tx, actor.tenantId);
      requireVersion(inForce, asked.expectedVersion);
      const reasons = await reasonsForSecond(tx, inForce, asked.content, catalogue, ctx.now());
      if (reasons.length > 0) {
        const message = `${reasons.join(' ')} Save it as the draft and ask another admin to publish it.`;
        throw new Fault('second_person_needed', message);
      }
      return publishIn(ctx, tx, actor, { ...asked, askedBy: null }, catalogue);
    }),
  );
}

/** The last step of every publication, in the caller's transaction, after all checks. */
export async function publishIn(
  ctx: Context,
  tx: Writing,
  actor: PersonActor,
  { expectedVersion, note, content, askedBy }: Publication & { readonly askedBy: PersonId | null },
  catalogue: FieldCatalogue,
): Promise<PublishedPolicy> {
  await requireOwnAgents(tx, actor.tenantId, content);
  const policy: PublishedPolicy = {
    ...asSeenToday(content, catalogue),
    tenantId: actor.tenantId,
    version: expectedVersion + 1,
    note,
    publishedBy: askedBy ?? actor.personId,
    approvedBy: askedBy === null ? null : actor.personId,
    publishedAt: ctx.now(),
  };
  await insertPolicy(tx, policy);
  const { version, expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases } = policy;
  const said = {
    version,
    expiryDays,
    secondPersonPublishes,
    batches: { ...batches },
    fields,
    rules,
    classes,
    cases,
    askedBy,
  };
  // Through JSON: what stands in the log is what stands in the table, without what is `undefined`.
  const facts = JSON.parse(JSON.stringify(said)) as Record<string, Json>;
  await record(ctx, tx, [{ type: 'policy.published', actor, facts, values: { note } }]);
  return policy;
}

/** What is wrong with it, and which of its cases come out otherwise than they say. */
export function allProblemsOf(content: PolicyContent, catalogue: FieldCatalogue): PolicyProblem[] {
  return [...problemsOf(content, catalogue), ...failingCases(content, catalogue)];
}

/** @throws Fault with the first of what is wrong, and all of it in its facts */
export function requirePublishable(content: PolicyContent, catalogue: FieldCatalogue): void {
  const problems = allProblemsOf(content, catalogue);
  const [first] = problems;
  if (first === undefined) return;
  throw new Fault(first.code, first.sentence, { problems: problems.slice(0, 100).map((one) => ({ ...one })) });
}

/** @throws Fault `policy_version_stale` */
export function requireVersion({ version }: Pick<Policy, 'version'>, expected: number): void {
  if (version !== expected) throw staleVersion(version);
}

/** Runs a publication; of two that publish the same number, the second is told so. */
export async function inOrder<T>(expectedVersion: number, publish: () => Promise<T>): Promise<T> {
  try {
    return await publish();
  } catch (error) {
    if (brokenUniqueness(error) === 'policy_pkey') throw staleVersion(expectedVersion + 1);
    throw error;
  }
}

function staleVersion(version: number): Fault {
  const message = `Version ${version} was published meanwhile. Look at it, then publish your changes on top of it.`;
  return new Fault('policy_version_stale', message, { version });
}

function asSeenToday(content: PolicyContent, catalogue: FieldCatalogue): PolicyContent {
  const fields = content.fields.map(({ objectType, field: name, autonomy, impact }) => {
    const line = { objectType, field: name, autonomy, impact };
    const field = fieldAt(catalogue, line);
    if (field === undefined) return line;
    const sensitive = classAt(catalogue, content, field).class === 'sensitive';
    return { ...line, seen: { type: field.type, sensitive } };
  });
  return { ...content, fields };
}
