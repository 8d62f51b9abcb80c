import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventView } from '#contract/event.ts';
import type { ReviewSuggestion } from '#contract/review.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { DecisionId, SuggestionId } from '#domain/shared/ids.ts';
import { fileAndLook, typeIntoCrm } from '#test/support/decide.ts';
import { dealAt } from '#test/support/filing.ts';
import { withHooks } from '#test/support/gateway-hooks.ts';
import { eventsOf, rowsOf } from '#test/support/log.ts';
import { actorOf, registerAgent } from '#test/support/people.ts';
import { openScene, type Scene } from '#test/support/scene.ts';
import { acceptSuggestion } from '#use-cases/suggestions/accept-suggestion.ts';
import { undoDecision } from '#use-cases/suggestions/undo-decision.ts';
import { Turns } from './turns.ts';

const field = 'seats_needed';
let scene: Scene;
let other: { token: string };
let actor: PersonActor;
let next = 10;
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
  other = await registerAgent(scene);
  actor = await actorOf(scene, 'rep');
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

async function play(order: readonly number[], edits: readonly string[]) {
  const record = dealAt(scene, next);
  next += 1;
  typeIntoCrm(scene, record, field, '50');
  const mine = await fileAndLook(scene, { record, proposedValue: '77' });
  const theirs = await fileAndLook(scene, { record, proposedValue: '88', as: other });
  const turns = new Turns();
  const gated = (party: string) =>
    withHooks(scene.fieldward.ctx, {
      beforeRead: () => turns.gate(party, 'read'),
      beforeWrite: () => turns.gate(party, 'write'),
    });
  const accept = ({ id, digest = '', current = null }: ReviewSuggestion, party: string) =>
    answered(
      acceptSuggestion(gated(party), actor, {
        suggestionId: id as SuggestionId,
        decisionId: randomUUID() as DecisionId,
        digest,
        current,
      }),
    );
  const undo = (id: string) => ({ suggestionId: id as SuggestionId, decisionId: randomUUID() as DecisionId });
  turns.add('mine', () => accept(mine, 'mine'));
  turns.add('theirs', () => accept(theirs, 'theirs'));
  turns.add('undo', () => answered(undoDecision(gated('undo'), actor, undo(mine.id))));
  for (const [index, value] of edits.entries()) {
    turns.add(`human${index}`, async () => typeIntoCrm(scene, record, field, value));
  }
  await turns.play(order);
  const history = scene.crm.record('deals', record.recordId)?.history.get(field) ?? [];
  return { mine, theirs, trace: turns.trace, history: history.toReversed() };
}

const outcomesIn = (events: readonly EventView[]) => events.filter(({ type }) => type.startsWith('change.'));
const heldIn = (event: EventView, name: string) => {
  const held = event.values[name];
  return held !== undefined && 'value' in held ? held.value : undefined;
};

it('whatever the order of accepts, undo and edits by hand: one outcome each, and the log explains the CRM', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(11), { minLength: 6, maxLength: 16 }),
      fc.array(fc.constantFrom('60', '70', '50', '77'), { maxLength: 2 }),
      async (order, edits) => {
        const { mine, theirs, trace, history } = await play(order, edits);
        const outcomes: EventView[] = [];
        for (const { id } of [mine, theirs]) {
          const events = outcomesIn(await eventsOf(scene, id));
          const { decisions, changes } = await rowsOf(scene, id);
          const writing = decisions.filter(({ kind }) => kind === 'accept' || kind === 'undo');
          // Every decision that writes has one change, and every change one outcome, in rows and in the log.
          expect(changes).toHaveLength(writing.length);
          expect(changes.every(({ state }) => ['applied', 'failed', 'conflicted'].includes(state))).toBe(true);
          expect(events.map(({ facts }) => facts.change).toSorted()).toEqual(changes.map((one) => one.id).toSorted());
          outcomes.push(...events);
        }
        // Every write that the CRM took from us is one that the log owns up to, and the other way round.
        const ours = history.flatMap((entry, index) =>
          entry.sourceType === 'INTEGRATION' ? [{ value: entry.value, before: history[index - 1]?.value }] : [],
        );
        const owned = outcomes.filter(({ facts }) => facts.wrote === true);
        const values = history.map(({ value }) => value);
        for (const event of owned) expect(values, trace.join(', ')).toContain(heldIn(event, 'value'));
        for (const { value, before } of ours) {
          const candidates = owned.filter((event) => heldIn(event, 'value') === value);
          const explained = candidates.some((event) =>
            event.facts.replacedUnseen === true
              ? heldIn(event, 'replaced') === before
              : heldIn(event, 'before') === before,
          );
          expect(explained, `${value} over ${before}: ${trace.join(', ')}`).toBe(true);
        }
        // What stood there at our last read before a write was never overwritten unseen.
        for (const event of owned.filter(({ facts }) => facts.replacedUnseen === true)) {
          const party = partyOf(event, mine.id);
          const steps = trace.slice(trace.indexOf(`${party} read`), trace.lastIndexOf(`${party} write`));
          expect(
            steps.some((step) => step.startsWith('human') || step.endsWith(' write')),
            trace.join(', '),
          ).toBe(true);
        }
      },
    ),
    // Not shrunk: each run takes a while, and the message names the order of steps.
    {
      numRuns: 20,
      endOnFailure: true,
      // Somebody types over what we wrote, and then the same value that we wrote.
      examples: [
        [
          [10, 1, 7, 3, 10, 9, 10, 0, 11, 2, 1, 4, 7, 1, 8],
          ['77', '70'],
        ],
      ],
    },
  );
}, 60_000);

function partyOf(event: EventView, mine: string): string {
  if (event.suggestionId !== mine) return 'theirs';
  return event.facts.kind === 'revert' ? 'undo' : 'mine';
}
