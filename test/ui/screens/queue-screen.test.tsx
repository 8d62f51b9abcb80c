import { describe, expect, it } from 'vitest';
import type { BatchItemsReply, BatchReply } from '#contract/batch.ts';
import type { QueueGroupsReply } from '#contract/queue.ts';
import { ok } from '../host-double.ts';
import { type Answers, openQueue } from '../open-queue.tsx';

const group: QueueGroupsReply['groups'][number] = {
  objectType: 'deals',
  field: { name: 'use_case', label: 'Use case', type: 'text', options: [], currency: null, lengthMax: null },
  agent: { id: 'agt_01', name: 'Call notes' },
  proposed: 'Sorting parcels',
  together: true,
  count: 7,
};
const none = { toBegin: 0, skipped: 0, waiting: 0, applied: 0, failed: 0, conflicted: 0 };
const batch = (parts: Partial<BatchReply>): BatchReply => ({
  id: 'bat_01',
  state: 'ready',
  madeBy: { id: 'per_01', name: 'Inés Duarte' },
  madeAt: '2026-11-20T09:00:00Z',
  total: 7,
  more: false,
  policyVersion: 3,
  digest: 'ab'.repeat(32),
  confirmedAt: null,
  stopped: null,
  continuesAt: null,
  endedAt: null,
  undoes: null,
  findings: { unread: 0, will_change: 5, needs_a_person: 2 },
  outcomes: none,
  isYours: true,
  samples: { needed: 0, opened: 0 },
  needsSecond: false,
  confirmedBy: null,
  secondedBy: null,
  ...parts,
});

const openValues = async (answers: Answers) => {
  const queue = await openQueue({
    'GET /api/queue/groups': () => ok({ groups: [group] }),
    'GET /api/batches': () => ok({ batches: [] }),
    ...answers,
  });
  await queue.tab('values');
  return queue;
};

const together = 'together-deals.use_case.agt_01.Sorting parcels';
const opened = async (parts: Partial<BatchReply>, answers: Answers = {}) => {
  const queue = await openValues({
    'POST /api/batches': () => ok(batch(parts)),
    'GET /api/batches/bat_01': () => ok(batch(parts)),
    ...answers,
  });
  queue.click(together);
  await queue.shows('testId="batch"');
  return queue;
};

describe('the queue by values, and its batches', () => {
  it('says that nothing waits', async () => {
    const queue = await openValues({ 'GET /api/queue/groups': () => ok({ groups: [] }) });
    expect(queue.text()).toContain('testId="queue-empty"');
  });

  it('tells those whom it is not for', async () => {
    const queue = await openValues({ 'GET /api/queue/groups': () => ({ status: 403, body: { code: 'forbidden' } }) });
    expect(queue.text()).toContain('The queue is for sales ops and admins');
  });

  it('makes a batch of exactly one value, and says why where that fails', async () => {
    const queue = await openValues({
      'POST /api/batches': () => ({ status: 404, body: { code: 'not_found', detail: 'Nothing waits any more.' } }),
    });
    queue.click(together);
    await queue.shows('Nothing waits any more.');
    expect(queue.sent('/api/batches')).toEqual([
      { filter: { objectType: 'deals', field: 'use_case', agent: 'agt_01', proposed: 'Sorting parcels' } },
    ]);
  });

  it('shows what a batch would do and what is left out, and confirms exactly what was shown', async () => {
    const queue = await opened({}, { 'POST /api/batches/bat_01/confirm': () => ok(batch({ state: 'ended' })) });
    await queue.shows('Approve 5 suggestions');
    expect(queue.text()).toContain('need a look of their own: left out');
    queue.click('batch-confirm');
    await queue.shows('Ended');
    expect(queue.sent('/api/batches/bat_01/confirm')).toEqual([{ digest: 'ab'.repeat(32) }]);
  });

  it('offers no approval of nothing', async () => {
    const queue = await opened({ findings: { unread: 0, needs_a_person: 7 } });
    expect(queue.text()).toContain('testId="batch-nothing"');
    expect(queue.text()).not.toContain('testId="batch-confirm"');
  });

  it('takes no yes before the samples were opened, each of which is shown whole', async () => {
    const asking = { samples: { needed: 1, opened: 0 } };
    const item: BatchItemsReply['items'][number] = {
      position: 4,
      suggestion: 'sug_04',
      record: { crm: 'hubspot', objectType: 'deals', recordId: '9', title: 'Northwind renewal' },
      field: { name: 'use_case', label: 'Use case', type: 'text', options: [], currency: null, lengthMax: null },
      values: { proposed: 'Sorting parcels', shown: 'Unknown', found: null },
      quotes: ['We sort parcels.', 'And letters.'],
      rationale: 'They said what it is for.',
      finding: 'will_change',
      why: null,
      outcome: null,
      message: null,
    };
    let looked = 0;
    const page = { items: [item], crm: { reachable: true }, next: null };
    const queue = await opened(asking, {
      'GET /api/batches/bat_01': () => ok(batch({ samples: { needed: 1, opened: looked } })),
      'GET /api/batches/bat_01/items?sampled=true': () => ok({ ...page, items: [{ ...item, quotes: [] }] }),
      'POST /api/batches/bat_01/samples/4/open': () => {
        looked = 1;
        return ok(page);
      },
    });
    await queue.shows('Northwind renewal: Use case');
    expect(queue.isDisabled('batch-confirm')).toBe(true);
    queue.click('open-sample-4');
    await queue.shows('And letters.');
    expect(queue.text()).toContain('They said what it is for.');
    await queue.renderer.waitFor(() => expect(queue.isDisabled('batch-confirm')).toBe(false));
  });

  it('says whose yes is waited for', async () => {
    const seconding = { state: 'seconding', needsSecond: true, confirmedBy: 'Inés Duarte' } as const;
    const mine = await opened({ ...seconding });
    expect(mine.text()).toContain('Another person who may approve batches finds this one under Batches');
    expect(mine.text()).not.toContain('batch-confirm');
    const theirs = await opened({ ...seconding, isYours: false });
    expect(theirs.text()).toContain('Inés Duarte said yes.');
    expect(theirs.text()).toContain('Approve 5 suggestions as the second person');
    const notMine = await opened({ isYours: false });
    expect(notMine.text()).toContain('Only they can approve it.');
    expect(notMine.text()).not.toContain('batch-confirm');
  });

  it('says why it is paused, and resumes it', async () => {
    const paused = { confirmedAt: '2026-11-20T09:05:00Z', outcomes: { ...none, applied: 2, toBegin: 3 } };
    const queue = await opened(
      { state: 'paused', stopped: 'By Ruth Abernathy.', ...paused },
      { 'POST /api/batches/bat_01/steer': () => ok(batch({ state: 'cancelled', ...paused })) },
    );
    expect(queue.text()).toContain('Paused. By Ruth Abernathy.');
    queue.click('batch-resume');
    await queue.shows('Cancelled');
    expect(queue.sent('/api/batches/bat_01/steer')).toEqual([{ step: 'resume' }]);
  });

  it('takes an ended batch back by another batch that is looked at first', async () => {
    const ended = { state: 'ended', outcomes: { ...none, applied: 5 } } as const;
    const undo = batch({ id: 'bat_02', undoes: 'bat_01', total: 5, findings: { unread: 0, will_change: 5 } });
    const queue = await opened(ended, {
      'POST /api/batches/bat_01/undo': () => ok(undo),
      'GET /api/batches/bat_02': () => ok(undo),
    });
    queue.click('batch-undo');
    await queue.shows('Put back 5 earlier values');
    expect(queue.text()).toContain('Undo of 5 writes');
  });

  it('keeps what stood there and says what did not work', async () => {
    const answer = { status: 409, body: { code: 'batch_changed', detail: 'It is not what you saw any more.' } };
    const queue = await opened({}, { 'POST /api/batches/bat_01/confirm': () => answer });
    queue.click('batch-confirm');
    await queue.shows('It is not what you saw any more.');
    expect(queue.text()).toContain('testId="batch-counts"');
  });
});
