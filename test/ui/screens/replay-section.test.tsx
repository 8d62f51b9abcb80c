import { ProgressBar, ToggleGroup } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import type { ApiReply } from '#ui/core/host.ts';
import { ok, pendingReply } from '../host-double.ts';
import { makeChange, makeDraft, makeDraftReply, makePage } from '../make-policy-reply.ts';
import { openPart } from './open-part.tsx';

const path = '/api/policy-draft/replay';
const examples = [{ suggestionId: 'sug_1', recordId: '77', filedAt: '2026-11-20T08:00:00Z', sentence: 'Too large.' }];
const changes = [makeChange({ count: 8, examples }), makeChange({ field: 'notes', would: 'auto', count: 2 })];

const open = (replay: () => ApiReply | Promise<ApiReply>, revision = () => 4) =>
  openPart(
    'publish',
    {},
    {
      [`POST ${path}`]: replay,
      'GET /api/policy-draft': () => ok(makeDraftReply({ draft: makeDraft({ revision: revision() }) })),
    },
  );

describe('trying the draft on the past', () => {
  it('counts what would be otherwise, by field and agent, with examples', async () => {
    const screen = await open(() => ok(makePage({ total: 12, judged: 12, unchanged: 2, changes })));
    screen.choose('replay-days', '90');
    await screen.waitFor(() => expect(screen.findByTestId(ToggleGroup, 'replay-days').props.value).toBe('90'));
    screen.click('run-replay');
    await screen.shown('replay-table');
    for (const words of [
      'number="8"',
      'number="2"',
      'Call notes',
      'One person decides → Blocked',
      '12 suggestions judged',
    ])
      expect(screen.text()).toContain(words);
    expect(screen.sent(path)).toEqual([{ revision: 4, days: 90, after: null }]);
    screen.click('examples-deals-amount-agt_01-review-blocked');
    await screen.shows('deals 77');
    expect(screen.text()).toContain('Too large.');
  });

  it('shows how far it is, and stops with what it has', async () => {
    const { promise, answer } = pendingReply();
    const pages = [ok(makePage({ total: 20, judged: 10, changes, next: 'sug_9' })), promise];
    const screen = await open(() => pages.shift() ?? promise);
    screen.click('run-replay');
    await screen.shows('10 of 20');
    expect(screen.findByTestId(ProgressBar, 'replay-progress').props).toMatchObject({ value: 10, maxValue: 20 });
    screen.click('stop-replay');
    await screen.shown('replay-stopped');
    answer(ok(makePage({ judged: 10, changes })));
    await promise;
    expect(screen.text()).toContain('10 suggestions judged');
    expect(screen.has('replay-progress')).toBe(false);
  });

  it('says that nothing would have changed, or that nothing was filed', async () => {
    const same = await open(() => ok(makePage({ total: 7, judged: 7, unchanged: 7 })));
    same.click('run-replay');
    await same.shows('All 7 would stand as they did.');
    const empty = await open(() => ok(makePage({ total: 0 })));
    empty.click('run-replay');
    await empty.shown('replay-nothing-filed');
  });

  it('says that the draft changed meanwhile, and runs again for the new one', async () => {
    let revision = 4;
    const detail = 'The draft changed while it was tried. Try it again.';
    const screen = await open(
      () => {
        if (revision === 5) return ok(makePage({ total: 1, judged: 1, unchanged: 1 }));
        revision = 5;
        return { status: 409, body: { detail } };
      },
      () => revision,
    );
    screen.click('run-replay');
    await screen.shows(detail);
    screen.click('replay-reload');
    await screen.shown('replay-outdated');
    screen.click('run-replay');
    await screen.shown('replay-nothing');
    expect(screen.has('replay-outdated')).toBe(false);
    expect(screen.sent(path).map((body) => (body as { revision: number }).revision)).toEqual([4, 5]);
  });
});
