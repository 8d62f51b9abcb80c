import { describe, expect, it } from 'vitest';
import { acceptAttempt } from '#ui/core/attempt.ts';
import type { ApiReply } from '#ui/core/host.ts';
import { ReviewSession } from '#ui/core/review-session.ts';
import { HostDouble, offline, ok, pendingReply, reviewHost } from '../host-double.ts';
import { makeApplied, makeChange, makeReply, makeSuggestion, suggestionId } from '../make-review.ts';

const record = { crm: 'hubspot', objectType: 'deals', recordId: '123' } as const;
const before = makeReply({ open: [makeSuggestion()] });
const done = makeReply({ decided: [makeApplied()] });
const waiting = makeReply({ open: [makeSuggestion({ state: 'accepted', change: makeChange({ state: 'waiting' }) })] });

async function started(host: HostDouble): Promise<ReviewSession> {
  const session = new ReviewSession(host, record);
  session.start();
  await settled();
  return session;
}

/** Until every promise that is already answered was followed to its end. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function accept(host: HostDouble) {
  const attempt = acceptAttempt(makeSuggestion(), host.newDecisionId());
  if (attempt === null) throw new Error('The suggestion of this test can be accepted.');
  return attempt;
}

describe('a decision', () => {
  it('is sent once, however often it is clicked before the answer', async () => {
    const host = reviewHost([before, done]);
    const session = await started(host);
    await Promise.all([session.decide(accept(host)), session.decide(accept(host)), session.decide(accept(host))]);
    expect(host.decisions).toHaveLength(1);
  });

  it('is not sent again by a click that arrives between the answer and the reload', async () => {
    const reload = pendingReply();
    let reads = 0;
    const host = new HostDouble((request) => {
      if (request.method === 'POST') return ok({ ok: true, state: 'applied', waiting: false, message: null });
      reads += 1;
      return reads === 1 ? ok(before) : reload.promise;
    });
    const session = await started(host);
    const first = session.decide(accept(host));
    await settled();
    await session.decide(accept(host));
    reload.answer(ok(done));
    await first;
    expect(host.decisions).toHaveLength(1);
  });

  it('keeps its id when it is sent again after no answer came', async () => {
    let answers = 0;
    const host = reviewHost([before, done], () => {
      answers += 1;
      return answers === 1 ? offline() : ok({ ok: true, state: 'applied', waiting: false, message: null });
    });
    const session = await started(host);
    const attempt = accept(host);
    await session.decide(attempt);
    await session.decide(attempt);
    const ids = host.decisions.map((request) => request.body);
    expect(ids).toEqual([attempt.body, attempt.body]);
  });

  it('is sent again by itself when the connection is back and the suggestion still waits', async () => {
    let answers = 0;
    const host = reviewHost([before, before, done], () => {
      answers += 1;
      return answers === 1 ? offline() : ok({ ok: true, state: 'applied', waiting: false, message: null });
    });
    const session = await started(host);
    await session.decide(accept(host));
    await session.load();
    await settled();
    expect(host.decisions).toHaveLength(2);
    expect(host.decisions[1]).toEqual(host.decisions[0]);
    expect(session.state()).toMatchObject({ status: 'ready', problem: null, tiles: {} });
  });

  it('is sent again by itself at most three times', async () => {
    const host = reviewHost([before], () => ({ status: 500, body: null }));
    const session = await started(host);
    await session.decide(accept(host));
    for (let round = 0; round < 6; round += 1) {
      await session.load();
      await settled();
    }
    expect(host.decisions).toHaveLength(4);
  });

  it('is not sent again when a reload shows that it arrived', async () => {
    const host = reviewHost([before, done], offline);
    const session = await started(host);
    await session.decide(accept(host));
    await session.load();
    await settled();
    expect(host.decisions).toHaveLength(1);
  });

  it.each([408, 429, 500, 503])('counts as unanswered when the answer is %i', async (status) => {
    const host = reviewHost([before], () => ({ status, body: { detail: 'Later.' } }));
    const session = await started(host);
    await session.decide(accept(host));
    expect(session.state()).toMatchObject({ tiles: { [suggestionId(1)]: { status: 'unanswered' } } });
    expect(host.toasts).toEqual([]);
  });

  it('shows the server’s sentence when the answer is a refusal', async () => {
    const host = reviewHost([before], () => ({ status: 403, body: { code: 'forbidden', detail: 'Not yours.' } }));
    const session = await started(host);
    await session.decide(accept(host));
    expect(session.state()).toMatchObject({
      tiles: { [suggestionId(1)]: { status: 'refused', message: 'Not yours.' } },
    });
    expect(host.toasts).toEqual([{ kind: 'warning', title: 'Close date was not changed', message: 'Not yours.' }]);
  });

  it('is read out of the wrapper in which HubSpot’s proxy hands over errors', async () => {
    const wrapped: ApiReply = {
      status: 200,
      body: {
        status: 'error',
        category: 'BAD_GATEWAY',
        appServerStatusCode: 403,
        responseBody: JSON.stringify({ code: 'forbidden', detail: 'Not yours.' }),
      },
    };
    const host = reviewHost([before], () => wrapped);
    const session = await started(host);
    await session.decide(accept(host));
    expect(host.toasts[0]?.message).toBe('Not yours.');
  });

  it('makes the record page show the new value after a write, and not after a wait', async () => {
    const written = reviewHost([before, done]);
    await (await started(written)).decide(accept(written));
    expect(written.refreshes).toBe(1);
    const later = reviewHost([before, waiting], () =>
      ok({ ok: true, state: 'accepted', waiting: true, message: null }),
    );
    await (await started(later)).decide(accept(later));
    expect(later.refreshes).toBe(0);
    expect(later.toasts[0]?.title).toBe('Close date accepted');
  });
});

describe('loading', () => {
  it('drops the answer to any read but the newest', async () => {
    const first = pendingReply();
    let reads = 0;
    const host = new HostDouble(() => {
      reads += 1;
      return reads === 1 ? first.promise : ok(done);
    });
    const session = await started(host);
    await session.load();
    first.answer(ok(before));
    await settled();
    expect(session.state()).toMatchObject({ status: 'ready', reply: done });
  });

  it('answers a burst of changes in the CRM with one more read after the present one', async () => {
    const first = pendingReply();
    let reads = 0;
    const host = new HostDouble(() => {
      reads += 1;
      return reads === 1 ? first.promise : ok(done);
    });
    await started(host);
    for (let change = 0; change < 20; change += 1) host.changeRecord();
    first.answer(ok(before));
    await settled();
    expect(host.reads).toBe(2);
  });

  it('tells the record page when a write that was waited for is finished', async () => {
    const host = reviewHost([before, waiting, done], () =>
      ok({ ok: true, state: 'accepted', waiting: true, message: null }),
    );
    const session = await started(host);
    await session.decide(accept(host));
    await session.load();
    expect(host.refreshes).toBe(1);
    expect(host.toasts.at(-1)).toEqual({ kind: 'success', title: 'Writing finished', message: 'Close date' });
  });

  it('leaves the toast to the card in which the decision was made', async () => {
    const host = reviewHost([waiting, done]);
    const session = await started(host);
    await session.load();
    expect(host.refreshes).toBe(1);
    expect(host.toasts).toEqual([]);
  });

  it('ends with the card: later answers and changes do nothing', async () => {
    const first = pendingReply();
    const host = new HostDouble(() => first.promise);
    const session = new ReviewSession(host, record);
    const stop = session.start();
    stop();
    first.answer(ok(before));
    host.changeRecord();
    await settled();
    expect(session.state()).toEqual({ status: 'loading' });
    expect(host.reads).toBe(1);
  });

  it('calls an answer of another shape a failure instead of drawing it', async () => {
    const host = new HostDouble(() => ok({ open: 'everything' }));
    const session = await started(host);
    expect(session.state()).toMatchObject({ status: 'failed', problem: { kind: 'broken' } });
  });

  it.each([
    [401, 'signed_out'],
    [403, 'forbidden'],
    [404, 'missing'],
    [500, 'broken'],
    [503, 'offline'],
  ])('tells a %i as %s, with the reference for support', async (status, kind) => {
    const host = new HostDouble(() => ({ status, body: { detail: 'Words.', requestId: 'req_7' } }));
    const session = await started(host);
    expect(session.state()).toMatchObject({ problem: { kind, message: 'Words.', requestId: 'req_7' } });
  });
});
