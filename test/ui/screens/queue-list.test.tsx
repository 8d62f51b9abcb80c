import { Checkbox } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { ok } from '../host-double.ts';
import { firstPage, openQueue, queuePage, queueRow } from '../open-queue.tsx';

const applied = () => ok({ ok: true, state: 'applied', waiting: false, message: null });
const pick = (queue: Awaited<ReturnType<typeof openQueue>>, testId: string) =>
  queue.renderer.findByTestId(Checkbox, testId).props.onChange?.(true, '');

describe('the queue, row by row', () => {
  it('shows what the CRM holds now, what is suggested, by whom, and the words behind it', async () => {
    const queue = await openQueue({});
    for (const words of [
      'Northwind renewal',
      'Use case',
      'Unknown',
      'Sorting parcels',
      'Call notes',
      'We sort parcels.',
    ]) {
      expect(queue.text()).toContain(words);
    }
    expect(queue.text()).toContain('and 1 more quote');
    expect(queue.text()).toContain('One suggestion waits');
  });

  it('accepts exactly what the row shows, and undoes it', async () => {
    const queue = await openQueue({
      'POST /api/suggestions/sug_01/accept': applied,
      'POST /api/suggestions/sug_01/undo': () => ok({ ok: true, state: 'reverted', waiting: false, message: null }),
    });
    queue.click('queue-accept-sug_01');
    await queue.shows('Accepted and written');
    expect(queue.sent('/api/suggestions/sug_01/accept')).toEqual([
      { decisionId: expect.any(String), digest: 'cd'.repeat(32), current: 'Unknown' },
    ]);
    expect(queue.text()).not.toContain('queue-accept-sug_01');
    queue.click('queue-undo-last');
    await queue.shows('Undone');
    expect(queue.text()).not.toContain('queue-undo-sug_01');
  });

  it('sends the same decision again after a lost answer', async () => {
    let answers = 0;
    const queue = await openQueue({
      'POST /api/suggestions/sug_01/accept': () => {
        answers += 1;
        return answers === 1 ? new Error('no connection') : applied();
      },
    });
    queue.click('queue-accept-sug_01');
    await queue.shows('No answer came.');
    expect(queue.text()).not.toContain('queue-reject-sug_01');
    queue.click('queue-accept-sug_01');
    await queue.shows('Accepted and written');
    const [first, second] = queue.sent('/api/suggestions/sug_01/accept');
    expect(second).toEqual(first);
  });

  it('offers no yes in the row for what asks for a look of its own, and says why', async () => {
    const row = queueRow({ finding: 'needs_a_person', why: 'A change of Amount has a high impact.' });
    const queue = await openQueue({ [firstPage]: () => ok(queuePage([row])) });
    expect(queue.text()).toContain('A change of Amount has a high impact.');
    expect(queue.text()).not.toContain('queue-accept-sug_01');
    expect(queue.text()).toContain('queue-open-sug_01');
  });

  it('makes a batch of exactly what is selected, across pages', async () => {
    const queue = await openQueue({
      [firstPage]: () => ok(queuePage([queueRow()], { next: 'sug_01~5', total: { count: 2, more: false } })),
      'GET /api/queue?order=newest&limit=50&after=sug_01%7E5': () =>
        ok(queuePage([queueRow({ id: 'sug_02' })], { total: null })),
      'POST /api/batches': () => ({ status: 404, body: { code: 'not_found', detail: 'Nothing waits any more.' } }),
    });
    pick(queue, 'queue-pick-sug_01');
    await queue.shows('1 selected');
    queue.click('queue-older');
    await queue.shows('queue-row-sug_02');
    pick(queue, 'queue-pick-page');
    await queue.shows('2 selected');
    queue.click('queue-together');
    await queue.shows('Nothing waits any more.');
    expect(queue.sent('/api/batches')).toEqual([{ ids: ['sug_01', 'sug_02'] }]);
    queue.click('queue-newer');
    await queue.shows('queue-row-sug_01');
    expect(queue.text()).toContain('2 selected');
  });

  it('makes a batch of all that fits the filter, and forgets the selection with the filter', async () => {
    const narrowed = 'GET /api/queue?objectType=deals&field=use_case&order=newest&limit=50';
    const kind = {
      objectType: 'deals',
      field: { name: 'use_case', label: 'Use case' },
      agent: { id: 'agt_01', name: 'Call notes' },
      class: 'ordinary',
      impact: 'low',
      count: 2,
    };
    const queue = await openQueue({
      'GET /api/queue/choices': () => ok({ kinds: [kind], runs: [], owners: [] }),
      [narrowed]: () => ok(queuePage([queueRow(), queueRow({ id: 'sug_02' })])),
      'POST /api/batches': () => ({ status: 404, body: { code: 'not_found', detail: 'Nothing waits any more.' } }),
    });
    pick(queue, 'queue-pick-sug_01');
    await queue.shows('1 selected');
    await queue.shows('deals: Use case (2)');
    queue.choose('queue-place', 'deals.use_case');
    await queue.shows('2 suggestions wait');
    queue.click('queue-all-together');
    await queue.shows('Nothing waits any more.');
    expect(queue.sent('/api/batches')).toEqual([{ filter: { objectType: 'deals', field: 'use_case' } }]);
  });

  it('says that nothing waits, that nothing fits, that the CRM is away, and what is withheld', async () => {
    const none = await openQueue({ [firstPage]: () => ok(queuePage([])) });
    expect(none.text()).toContain('What agents suggest for any record appears here');
    const away = await openQueue({ [firstPage]: () => ok(queuePage([], { withheld: 3, crm: { reachable: false } })) });
    expect(away.text()).toContain('queue-crm-away');
    const hidden = await openQueue({ [firstPage]: () => ok(queuePage([queueRow()], { withheld: 2 })) });
    expect(hidden.text()).toContain('2 suggestions of this page are on records or fields that you may not see.');
  });

  it('says where no keys are that there are none: it offers no list of them', async () => {
    const queue = await openQueue({});
    expect(queue.text()).not.toContain('queue-keys');
  });
});
