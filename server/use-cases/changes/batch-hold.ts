import { isBatchDecision } from '#domain/batch/batch-decision.ts';
import type { Field } from '#domain/crm/field.ts';
import type { ClassKnowledge } from '#domain/crm/field-class.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import type { PolicyContent } from '#domain/policy/policy.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Change } from '#store/changes.ts';

/**
 * What keeps a change from being written because it was approved together with others: nobody looked at it alone, and by
 * now its field holds sensitive data. `null` where nothing does; an undo gives back what was there.
 */
export function batchHold(
  { kind, decisionId }: Pick<Change, 'kind' | 'decisionId'>,
  field: Field,
  policy: Pick<PolicyContent, 'classes'>,
  knowledge: ClassKnowledge,
): Fault | null {
  if (kind !== 'apply' || !isBatchDecision(decisionId)) return null;
  if (classifyUnder(policy, field, knowledge).class !== 'sensitive') return null;
  const message = `${field.label} holds sensitive data by now, so somebody has to look at each value.`;
  return new Fault('batch_changed', message);
}
