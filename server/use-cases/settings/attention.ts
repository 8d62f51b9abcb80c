import type { Field } from '#domain/crm/field.ts';
import type { Classification } from '#domain/crm/field-class.ts';
import type { FieldEffects } from '#domain/crm/field-effects.ts';
import { notAutomatic } from '#domain/policy/automatic.ts';
import { type AutomaticTrail, suspended, trailDays, trailLength } from '#domain/policy/left-to-people.ts';
import { lineTrouble } from '#domain/policy/line-trouble.ts';
import type { Policy, PolicyField } from '#domain/policy/policy.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import { automaticTrail } from '#store/automatic.ts';
import type { Reading } from '#store/database.ts';

/** A line of the allowlist that does less today than it says. */
export interface Attention {
  readonly line: PolicyField;
  /** `no_effect`: nothing may be suggested; `left_to_people`: nothing is written without a person. */
  readonly kind: 'no_effect' | 'left_to_people';
  readonly sentence: string;
}

/** A field as the CRM describes it today. */
export interface FoundField {
  readonly field: Field;
  readonly classification: Classification;
  readonly effects: FieldEffects;
}

/** What became of the newest automatic writes of each field that is `auto`. */
export async function readTrails(
  tx: Reading,
  tenantId: TenantId,
  lines: readonly PolicyField[],
  now: Date,
): Promise<Map<PolicyField, AutomaticTrail>> {
  const since = new Date(now.getTime() - trailDays * 86_400_000);
  const trails = new Map<PolicyField, AutomaticTrail>();
  for (const line of lines.filter(({ autonomy }) => autonomy === 'auto')) {
    const place = { record: { crm: crmOf(tenantId), objectType: line.objectType }, field: line.field };
    trails.set(line, await automaticTrail(tx, tenantId, place, since, trailLength));
  }
  return trails;
}

/** @param find the field of a line; `null` = the CRM has it no longer */
export function attentionTo(
  { fields, version }: Policy,
  trails: ReadonlyMap<PolicyField, AutomaticTrail>,
  find: (line: PolicyField) => FoundField | null,
): Attention[] {
  return fields.flatMap((line): Attention[] => {
    const found = find(line);
    const trouble = lineTrouble(line, found, version);
    if (trouble !== null) return [{ line, kind: 'no_effect', sentence: trouble }];
    const trail = trails.get(line);
    if (found === null || trail === undefined) return [];
    const { field, classification, effects } = found;
    const sentence = notAutomatic(field, classification, line.impact, effects) ?? suspended(field.label, trail);
    return sentence === null ? [] : [{ line, kind: 'left_to_people', sentence }];
  });
}
