import { differences, type PolicyDifference } from '#domain/policy/difference.ts';
import { type FieldNames, labelAt, objectsOf } from '#domain/policy/field-catalogue.ts';
import type { Policy, PolicyContent } from '#domain/policy/policy.ts';
import type { PolicyRule } from '#domain/policy/policy-rule.ts';
import type { PolicyProblem } from '#domain/policy/publishable.ts';
import { ruleSentence } from '#domain/policy/rule-sentence.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { listAgents } from '#store/agents.ts';
import { currentPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';
import { allProblemsOf } from './publish-policy.ts';
import { readCatalogue, readFieldNames } from './read-catalogue.ts';
import { reasonsForSecond } from './reasons-for-second.ts';

export interface Judgement {
  /** Each rule of the content in one sentence, in their order. */
  readonly ruleSentences: readonly string[];
  readonly differences: readonly PolicyDifference[];
  readonly problems: readonly PolicyProblem[];
  /** Why another admin has to say yes as well. */
  readonly secondPerson: readonly string[];
}

/** What publishing `content` over the version in force would change, and what hinders it. */
export async function judgeContent(ctx: Context, inForce: Policy, content: PolicyContent): Promise<Judgement> {
  const objects = [...new Set([...objectsOf(inForce), ...objectsOf(content)])];
  const catalogue = await readCatalogue(ctx, inForce.tenantId, objects);
  const rules = [...inForce.rules, ...content.rules];
  const sentenceOf = await ruleTeller(ctx, inForce.tenantId, rules, catalogue);
  return {
    ruleSentences: content.rules.map(sentenceOf),
    differences: differences(inForce, content, catalogue, sentenceOf),
    problems: allProblemsOf(content, catalogue),
    secondPerson: await ctx.store.read(inForce.tenantId, (tx) =>
      reasonsForSecond(tx, inForce, content, catalogue, ctx.now()),
    ),
  };
}

/** The rules of a version that was published, also while the CRM is away: its fields then go by their API names. */
export async function ruleSentencesOf(ctx: Context, { tenantId, rules }: Policy): Promise<string[]> {
  const objects = rules.map(({ objectType }) => objectType);
  const names = await readFieldNames(ctx, tenantId, objects);
  return rules.map(await ruleTeller(ctx, tenantId, rules, names));
}

/** Words any of these rules with the names that people know. */
export async function ruleTeller(
  ctx: Context,
  tenantId: TenantId,
  rules: readonly PolicyRule[],
  names: FieldNames,
): Promise<(rule: PolicyRule) => string> {
  const namesAgents = rules.some(({ agents }) => agents !== null);
  const agents = namesAgents ? await ctx.store.read(tenantId, (tx) => listAgents(tx, tenantId)) : [];
  const agentNames = new Map<string, string>(agents.map(({ id, name }) => [id, name]));
  return (rule) => ruleSentence(rule, (field) => labelAt(names, { objectType: rule.objectType, field }), agentNames);
}

/** The same for a policy that comes from a file. Nothing is saved. */
export async function checkPolicy(
  ctx: Context,
  actor: PersonActor,
  content: PolicyContent,
): Promise<Judgement & { readonly version: number }> {
  const inForce = await ctx.store.read(actor.tenantId, (tx) => currentPolicy(tx, actor.tenantId));
  return { version: inForce.version, ...(await judgeContent(ctx, inForce, content)) };
}
