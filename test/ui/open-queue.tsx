import { Button, LoadingButton, Select, Tabs } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { expect } from 'vitest';
import type { QueueReply } from '#contract/queue.ts';
import type { ApiReply } from '#ui/core/host.ts';
import type { QueueRow } from '#ui/core/queue-row.ts';
import { QueueScreen } from '#ui/screens/QueueScreen.tsx';
import { HostDouble, ok } from './host-double.ts';

export type Answers = Readonly<Record<string, (body: object | undefined) => ApiReply | Error>>;

export const firstPage = 'GET /api/queue?order=newest&limit=50';

export function queueRow(parts: Partial<QueueRow> = {}): QueueRow {
  return {
    id: 'sug_01',
    state: 'pending',
    record: { crm: 'hubspot', objectType: 'deals', recordId: '9', owner: 'Maya Lindqvist', title: 'Northwind renewal' },
    field: { name: 'use_case', label: 'Use case', type: 'text', options: [], currency: null, lengthMax: null },
    class: 'ordinary',
    impact: 'low',
    proposed: 'Sorting parcels',
    suggestedOver: 'Unknown',
    current: 'Unknown',
    finding: 'will_change',
    why: null,
    digest: 'cd'.repeat(32),
    quote: 'We sort parcels.',
    quotes: 2,
    agent: { id: 'agt_01', name: 'Call notes' },
    run: 'run_01',
    warnings: 0,
    filedAt: '2026-11-20T09:00:00Z',
    expiresAt: '2026-12-20T09:00:00Z',
    ...parts,
  };
}

export function queuePage(rows: readonly QueueRow[], parts: Partial<QueueReply> = {}): QueueReply {
  const total = { count: rows.length, more: false };
  return { rows: [...rows], withheld: 0, total, crm: { reachable: true }, next: null, ...parts };
}

/** The queue as it opens, before a server that answers what the test says. */
export async function openQueue(answers: Answers) {
  const server: Answers = {
    [firstPage]: () => ok(queuePage([queueRow()])),
    'GET /api/queue/choices': () => ok({ kinds: [], runs: [], owners: [] }),
    ...answers,
  };
  const host = new HostDouble(({ method, path, body }) => {
    const answer = server[`${method} ${path}`];
    if (answer === undefined) throw new Error(`The test gives no answer to ${method} ${path}.`);
    return answer(body);
  });
  const renderer = createRenderer('settings');
  renderer.render(<QueueScreen host={host} />);
  const text = () => renderer.getRootNode().toString();
  const settled = () => renderer.waitFor(() => expect(text()).not.toContain('testId="loading"'));
  await settled();
  return {
    host,
    text,
    renderer,
    click: (testId: string) =>
      (renderer.maybeFind(LoadingButton, { testId }) ?? renderer.findByTestId(Button, testId)).trigger('onClick'),
    choose: (testId: string, value: string) => renderer.findByTestId(Select, testId).props.onChange?.(value),
    isDisabled: (testId: string) => renderer.findByTestId(LoadingButton, testId).props.disabled === true,
    tab: async (id: string) => {
      renderer.findByTestId(Tabs, 'queue-tabs').props.onSelectedChange?.(id as string & number);
      await settled();
    },
    shows: (words: string) => renderer.waitFor(() => expect(text()).toContain(words)),
    sent: (path: string) => host.decisions.filter((one) => one.path === path).map(({ body }) => body),
  };
}
