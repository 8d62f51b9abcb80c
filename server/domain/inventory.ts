import { type Agent, isInScope } from './agent.ts';
import type { Field } from './crm/field.ts';
import { type FieldClass, isProtected } from './crm/field-class.ts';
import type { FieldEffects } from './crm/field-effects.ts';
import { notAutomatic } from './policy/automatic.ts';
import { decide } from './policy/decide.ts';
import { classAt, type FieldCatalogue, fieldAt } from './policy/field-catalogue.ts';
import { type Pause, pauseHolding } from './policy/pause.ts';
import type { Policy } from './policy/policy.ts';
import type { Standing } from './policy/standing.ts';

/** One field that an agent may suggest today. */
export interface SuggestedField extends FieldEffects {
  readonly field: Field;
  /** What a suggestion needs by the line and the rules that always speak; rules about its value can only ask for more. */
  readonly standing: Exclude<Standing, 'blocked'>;
  readonly paused: boolean;
  readonly sensitive: boolean;
}

/** The fields that an agent may suggest under a policy; a pause is shown and takes none off the list. */
export function fieldsOfAgent(
  { policy, catalogue, pauses }: { policy: Policy; catalogue: FieldCatalogue; pauses: readonly Pause[] },
  agent: Agent,
): SuggestedField[] {
  const places = [...new Map(policy.fields.map((line) => [`${line.objectType} ${line.field}`, line])).values()];
  return places.flatMap((place): SuggestedField[] => {
    const { objectType, field: fieldName } = place;
    const field = fieldAt(catalogue, place);
    if (field === undefined || field.archived || !isInScope(agent.scopes, objectType, fieldName)) return [];
    const classification = classAt(catalogue, policy, field);
    const effects = catalogue.effectsOf(field);
    const asked = { objectType, fieldName, field, classification, policy, agent, pauses: [], change: null, effects };
    const verdict = decide(asked);
    if (verdict.outcome === 'block') return [];
    const { secondPerson, onlyRoles } = verdict.demands;
    const isAutomatic =
      place.autonomy === 'auto' &&
      onlyRoles === null &&
      notAutomatic(field, classification, verdict.impact, effects) === null;
    return [
      {
        field,
        standing: secondPerson ? 'second_person' : isAutomatic ? 'auto' : 'review',
        paused: pauseHolding(pauses, { agentId: agent.id, objectType, field: fieldName }) !== undefined,
        sensitive: classification.class === 'sensitive',
        ...effects,
      },
    ];
  });
}

export interface SecretField {
  readonly field: Field;
  readonly class: Exclude<FieldClass, 'ordinary' | 'system'>;
}

/**
 * What must never enter a model's context: sensitive data, and what decides about ownership, law or money. Fields that
 * the CRM keeps itself are left out, because they say nothing of anybody.
 */
export function neverInContext(policy: Policy, catalogue: FieldCatalogue): ReadonlyMap<string, readonly SecretField[]> {
  const lists = [...catalogue.objects].map(([objectType, fields]) => {
    const secret = [...fields.values()].flatMap((field): SecretField[] => {
      const { class: fieldClass } = classAt(catalogue, policy, field);
      if (fieldClass === 'sensitive' || (isProtected(fieldClass) && fieldClass !== 'system')) {
        return [{ field, class: fieldClass }];
      }
      return [];
    });
    return [objectType, secret] as const;
  });
  return new Map(lists.filter(([, secret]) => secret.length > 0));
}
