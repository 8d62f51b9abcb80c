import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecordStore } from '#ui/hosts/sandbox/hubspot/record/record-store.ts';
import { recordView } from './sandbox-double-data.ts';

const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => vi.stubGlobal('fetch', fetched));

afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
});

function answer(amount: string): Response {
  const record = recordView();
  return Response.json({ ...record, properties: { ...record.properties, amount } });
}

function changedIn(store: ReturnType<typeof createRecordStore>): string[] {
  const state = store.state();
  return state.status === 'ready' ? [...state.changed] : [];
}

describe('the open record', () => {
  it('marks and announces exactly what changed, and nothing when it is first loaded', async () => {
    const store = createRecordStore('0-3', '9001');
    const announced = vi.fn();
    store.onChange(announced);
    fetched.mockResolvedValueOnce(answer('1')).mockResolvedValueOnce(answer('2'));
    await store.reload();
    expect(changedIn(store)).toEqual([]);
    await store.reload();
    expect(changedIn(store)).toEqual(['amount']);
    expect(announced.mock.calls).toEqual([[{ amount: '2' }]]);
  });

  it('is not overwritten by a slow answer to an earlier question', async () => {
    const store = createRecordStore('0-3', '9001');
    const slow = Promise.withResolvers<Response>();
    fetched.mockReturnValueOnce(slow.promise).mockResolvedValueOnce(answer('2'));
    const first = store.reload();
    await store.reload();
    slow.resolve(answer('1'));
    await first;
    const state = store.state();
    expect(state.status === 'ready' && state.record.properties.amount).toBe('2');
  });

  it('keeps what it shows when a reload fails, and says so when there is nothing to show', async () => {
    const store = createRecordStore('0-3', '9001');
    fetched.mockResolvedValueOnce(Response.json({ detail: 'Gone.' }, { status: 404 }));
    await store.reload();
    expect(store.state()).toEqual({ status: 'failed', message: 'Gone.' });
    fetched.mockResolvedValueOnce(answer('1')).mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await store.reload();
    await store.reload();
    expect(store.state().status).toBe('ready');
  });

  it('passes the CRM’s words on when an edit is refused', async () => {
    const store = createRecordStore('0-3', '9001');
    fetched.mockResolvedValueOnce(Response.json({ detail: 'lots was not a valid number.' }, { status: 400 }));
    await expect(store.edit(11, { amount: 'lots' })).rejects.toThrow('lots was not a valid number.');
  });

  it('tells nobody who has stopped listening', async () => {
    const store = createRecordStore('0-3', '9001');
    const announced = vi.fn();
    store.onChange(announced)();
    fetched.mockResolvedValueOnce(answer('1')).mockResolvedValueOnce(answer('2'));
    await store.reload();
    await store.reload();
    expect(announced).not.toHaveBeenCalled();
  });
});
