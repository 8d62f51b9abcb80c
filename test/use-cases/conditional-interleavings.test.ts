import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { DecisionId, SuggestionId } from '#domain/shared/ids.ts';
import { fileOne, shown } from '#test/support/filing.ts';
import { withHooks } from '#test/support/gateway-hooks.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { actorOf } from '#test/support/people.ts';
import { acceptSuggestion } from '#use-cases/suggestions/accept-suggestion.ts';
import { undoDecision } from '#use-cases/suggestions/undo-decision.ts';
import { Turns } from './turns.ts';

const field = 'NextStep';
let scene: OrgScene;
let actor: PersonActor;
let records: string[];
beforeAll(async () => {
  scene = await openOrgScene();
  actor = await actorOf(scene, 'rep');
  const maya = scene.org.people.find(({ role }) => role === 'rep')?.userId;
  records = scene.org.recordIds('Opportunity').filter((id) => {
    const fields = scene.org.record('Opportunity', id)?.fields;
    return fields?.OwnerId === maya && fields?.StageName !== 'Negotiation/Review';
  });
});
afterAll(() => scene.close());

/** Refusals are answers here; anything else that is thrown fails the test. */
async function answered(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

function type(recordId: string, fields: Record<string, string>): void {
  // A second of its own for every edit: that is how fine Salesforce's versions are.
  scene.later(1_100);
  const userId = scene.org.people.find(({ role }) => role === 'admin')?.userId ?? '';
  scene.org.humanEdit({ objectType: 'Opportunity', recordId, fields, userId });
}

let next = 0;

it('no edit by hand is ever written over, whatever the order of reads, writes, undo and edits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(11), { minLength: 4, maxLength: 14 }),
      fc.array(fc.constantFrom('same', 'mine', 'other', 'elsewhere'), { minLength: 1, maxLength: 3 }),
      async (order, edits) => {
        const recordId = records[next++ % records.length] ?? '';
        const record = { crm: 'salesforce', objectType: 'Opportunity', recordId };
        const [before, mine] = [`Before ${next}`, `Suggested ${next}`];
        type(recordId, { [field]: before });
        const { id } = await fileOne(scene, { record, field, proposedValue: mine });
        const one = await shown(scene, record, id);
        const turns = new Turns();
        const gated = (party: string) =>
          withHooks(scene.fieldward.ctx, {
            beforeRead: () => turns.gate(party, 'read'),
            beforeWrite: () => turns.gate(party, 'write'),
          });
        const decision = () => ({ suggestionId: one.id as SuggestionId, decisionId: randomUUID() as DecisionId });
        const shownNow = { digest: one.digest ?? '', current: one.current ?? null };
        turns.add('accept', () => answered(acceptSuggestion(gated('accept'), actor, { ...decision(), ...shownNow })));
        turns.add('undo', () => answered(undoDecision(gated('undo'), actor, decision())));
        const typed = { same: before, mine, other: `By hand ${next}` };
        for (const [index, kind] of edits.entries()) {
          const fields = kind === 'elsewhere' ? { Description: `Note ${next}.${index}` } : { [field]: typed[kind] };
          turns.add(`edit${index}`, async () => type(recordId, fields));
        }
        await turns.play(order);
        const gateway = await scene.fieldward.ctx.gatewayOf(actor.tenantId, 'salesforce');
        const terms = { lane: 'interactive' as const, deadline: scene.fieldward.ctx.now().getTime() + 10_000 };
        const described = (await gateway.fields('Opportunity', terms)).find(({ name }) => name === field);
        if (described === undefined) throw new Error('the field is gone');
        const { history = [] } = (await gateway.readField(record, described, terms)) ?? {};
        const trail = history
          .toReversed()
          .map(({ value, by }) => ({ value, ours: by.includes(scene.org.integrationUserId) }));
        // What an earlier run did to this record is not in question.
        const start = trail.findIndex(({ value, ours }) => value === before && !ours);
        expect(start).toBeGreaterThanOrEqual(0);
        const since = trail.slice(start);
        // Our accept replaced what the person saw, our undo what our accept had written, and nothing else ever.
        const allowed = [
          [before, mine],
          [mine, before],
        ];
        for (const [index, { value, ours }] of since.entries()) {
          if (ours) expect(allowed, turns.trace.join(', ')).toContainEqual([since[index - 1]?.value, value]);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
