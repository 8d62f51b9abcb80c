import { randomUUID } from 'node:crypto';
import type { ReviewReply, ReviewSuggestion } from '#contract/review.ts';
import type { FiledResult } from '#contract/suggestion.ts';
import type { BaseScene, Caller, Scene } from './open-scene.ts';

/** A deal of the stand-in, by its place in the list: tests that write take one each. */
export function dealAt(scene: Scene, index: number): { crm: 'hubspot'; objectType: 'deals'; recordId: string } {
  const recordId = scene.crm.recordIds('deals')[index];
  if (recordId === undefined) throw new Error(`the stand-in has no deal ${index}`);
  return { crm: 'hubspot', objectType: 'deals', recordId };
}

export const transcript = 'Ida Brandt: We need 77 seats.\nOle Dahl: The next step is a security review on Monday.';
export const quote = 'We need 77 seats.';

export async function fileSource(scene: BaseScene, text = transcript, as: Caller = 'agent'): Promise<string> {
  const request = { kind: 'call', title: 'Call with Ida', text, occurredAt: '2026-11-20T09:00:00Z' };
  const answer = await scene.call<{ id: string }>(as, 'POST', '/v1/sources', request);
  return answer.body.id;
}

export interface ItemParts {
  readonly record: { crm: string; objectType: string; recordId: string };
  readonly field?: string;
  readonly proposedValue?: unknown;
  readonly rationale?: string;
  readonly evidence?: readonly { sourceId: string; quote: string }[];
  /** The agent that files; the scene's own one when absent. */
  readonly as?: Caller;
}

/** An item of a filing; what is not said is something that would be accepted. */
export async function itemFor(scene: BaseScene, { as, evidence, ...parts }: ItemParts) {
  return {
    field: 'seats_needed',
    proposedValue: '77',
    rationale: 'Ida said so.',
    ...parts,
    evidence: evidence ?? [{ sourceId: await fileSource(scene, transcript, as), quote }],
  };
}

export async function fileAll(scene: BaseScene, suggestions: readonly unknown[], as: Caller = 'agent') {
  const answer = await scene.call<{ results: FiledResult[] }>(as, 'POST', '/v1/suggestions', { suggestions });
  if (answer.status !== 200) throw new Error(`the filing answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.results;
}

export async function fileOne(scene: BaseScene, parts: ItemParts): Promise<FiledResult> {
  const [result] = await fileAll(scene, [await itemFor(scene, parts)], parts.as);
  if (result === undefined) throw new Error('a filing without a result');
  return result;
}

export async function review(scene: BaseScene, record: ItemParts['record'], as: Caller = 'rep'): Promise<ReviewReply> {
  const path = `/api/records/${record.crm}/${record.objectType}/${record.recordId}/review`;
  const answer = await scene.call<ReviewReply>(as, 'GET', path);
  if (answer.status !== 200) throw new Error(`the review answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The suggestion as the card shows it now. */
export async function shown(
  scene: BaseScene,
  record: ItemParts['record'],
  id: string | undefined,
  as: Caller = 'rep',
): Promise<ReviewSuggestion> {
  const { open, decided, blocked } = await review(scene, record, as);
  const found = [...open, ...decided, ...blocked].find((one) => one.id === id);
  if (found === undefined) throw new Error(`the card does not show ${id}`);
  return found;
}

/** The body of an accept of exactly what is shown. */
export function acceptBody(one: ReviewSuggestion, value?: unknown) {
  const edited = value === undefined ? {} : { value };
  return { decisionId: randomUUID(), digest: one.digest, current: one.current, ...edited };
}

export function truth(scene: Scene, record: ItemParts['record'], field: string): string | undefined {
  return scene.crm.record(record.objectType, record.recordId)?.values.get(field);
}
