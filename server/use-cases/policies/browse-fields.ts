import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field } from '#domain/crm/field.ts';
import { isProtected } from '#domain/crm/field-class.ts';
import { notAutomatic } from '#domain/policy/automatic.ts';
import { isCorrectable } from '#domain/policy/class-change.ts';
import { classAt, type FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import { lineTrouble } from '#domain/policy/line-trouble.ts';
import { type Policy, type PolicyField, policyFieldFor } from '#domain/policy/policy.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crmOf } from '#domain/shared/ids.ts';
import { type FieldStatistics, fieldStatistics } from '#store/field-statistics.ts';
import { currentPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';
import { readCatalogue } from './read-catalogue.ts';

export interface BrowsedField {
  readonly field: Field;
  readonly class: ReturnType<typeof classAt>['class'];
  readonly classReason: string;
  readonly locked: boolean;
  readonly correctable: boolean;
  readonly line: PolicyField | null;
  readonly notAutomatic: string | null;
  readonly switchedOff: string | null;
  readonly statistics: FieldStatistics | null;
}

export interface FieldBrowser {
  readonly objectTypes: readonly string[];
  readonly version: number;
  readonly fields: readonly BrowsedField[];
}

const statisticsDays = 90;

/**
 * Every field of one object of the CRM, with what the version in force says of it and what became of suggestions for it.
 * @throws Fault `object_not_supported`, and what the gateway throws when the CRM does not answer
 */
export async function browseFields(ctx: Context, actor: PersonActor, objectType: string): Promise<FieldBrowser> {
  const { tenantId } = actor;
  const { objectTypes } = await ctx.gatewayOf(tenantId, crmOf(tenantId));
  if (!objectTypes.includes(objectType)) {
    throw new Fault(
      'object_not_supported',
      `Fieldward does not serve ${objectType}. It serves ${objectTypes.join(', ')}.`,
    );
  }
  const since = new Date(ctx.now().getTime() - statisticsDays * 86_400_000);
  const [catalogue, stored] = await Promise.all([
    readCatalogue(ctx, tenantId, [objectType]),
    ctx.store.read(tenantId, async (tx) => ({
      policy: await currentPolicy(tx, tenantId),
      statistics: await fieldStatistics(tx, tenantId, since),
    })),
  ]);
  const asked = new Map(
    stored.statistics.filter((one) => one.objectType === objectType).map((one) => [one.field, one]),
  );
  const fields = [...(catalogue.objects.get(objectType)?.values() ?? [])];
  return {
    objectTypes,
    version: stored.policy.version,
    fields: fields.map((field) => browsed(field, stored.policy, catalogue, asked.get(field.name) ?? null)),
  };
}

function browsed(
  field: Field,
  policy: Policy,
  catalogue: FieldCatalogue,
  statistics: FieldStatistics | null,
): BrowsedField {
  const found = classifyField(field, catalogue.knowledge);
  const classification = classAt(catalogue, policy, field);
  const line = policyFieldFor(policy, field.objectType, field.name) ?? null;
  return {
    field,
    class: classification.class,
    classReason: classification.reason,
    locked: isProtected(classification.class),
    correctable: isCorrectable(found),
    line,
    notAutomatic: notAutomatic(field, classification, 'low', catalogue.effectsOf(field)),
    switchedOff: line === null ? null : lineTrouble(line, { field, classification }, policy.version),
    statistics,
  };
}
