import { randomUUID } from 'node:crypto';
import type { DecisionReply } from '#contract/decision.ts';
import type { ReviewSuggestion } from '#contract/review.ts';
import { fileOne, type ItemParts, shown } from './filing.ts';
import type { BaseScene, Caller, Scene } from './open-scene.ts';

export async function decide(
  scene: BaseScene,
  as: Caller,
  id: string | undefined,
  verb: 'accept' | 'reject' | 'undo' | 'release' | 'reopen' | 'keep',
  body: object = { decisionId: randomUUID() },
) {
  return scene.call<DecisionReply>(as, 'POST', `/api/suggestions/${id}/${verb}`, body);
}

/** Files one suggestion and looks at it on the card, as a rep would before deciding. */
export async function fileAndLook(scene: BaseScene, parts: ItemParts): Promise<ReviewSuggestion> {
  const filed = await fileOne(scene, parts);
  return shown(scene, parts.record, filed.id);
}

/** Somebody types into the CRM itself, as the demo's second rep. */
export function typeIntoCrm(scene: Scene, record: ItemParts['record'], field: string, value: string): void {
  const { objectType, recordId } = record;
  scene.crm.humanEdit({ objectType, objectId: recordId, properties: { [field]: value }, userId: 40_102 });
}
