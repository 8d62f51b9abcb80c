import pg from 'pg';
import type { z } from 'zod';
import type { policyDraftReply, replayReply } from '#contract/policy-draft.ts';
import { copySuggestions } from './copy-suggestions.ts';
import { ms } from './figures.ts';
import { openScene, type Scene } from './scene.ts';

const count = 100_000;
const rounds = 5;

/** A draft tried on 100,000 past suggestions, page by page as the settings do it; beside a bare read of the same rows. */
export async function benchReplay(): Promise<void> {
  const scene = await openScene();
  try {
    await refile(scene.ownerUrl);
    const revision = await saveDraft(scene);
    for (let round = 0; round < rounds; round += 1) {
      const read = await timed(() => bareRead(scene.ownerUrl));
      const replayed = await timed(() => replayAll(scene, revision));
      const ratio = (replayed / read).toFixed(2);
      process.stdout.write(`replay of ${count}: ${ms(replayed)}; bare read: ${ms(read)}; ratio ${ratio}\n`);
    }
  } finally {
    await scene.close();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function bareRead(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      'select id, agent_id, object_type, record_id, field, filed_at, state, rules, proposed, suggested_over from suggestion',
    );
    if ((rowCount ?? 0) < count) throw new Error('the suggestions are not there');
  } finally {
    await client.end();
  }
}

async function replayAll(scene: Scene, revision: number): Promise<void> {
  let after: string | null = null;
  let judged = 0;
  do {
    const page: z.output<typeof replayReply> = await post(scene, '/replay', { revision, days: 30, after });
    judged += page.judged;
    after = page.next;
  } while (after !== null);
  if (judged < count) throw new Error(`only ${judged} were judged`);
}

async function saveDraft(scene: Scene): Promise<number> {
  const fields = ['next_step', 'champion', 'use_case'].map((field) => ({
    objectType: 'deals',
    field,
    autonomy: 'review',
  }));
  const rule = { title: 'One quote is not enough', objectType: 'deals', when: [{ fewerQuotesThan: 2 }] };
  const rules = [{ id: 'two-quotes', ...rule, effect: 'second_person' }];
  const saved: z.output<typeof policyDraftReply> = await post(scene, '', { revision: 0, content: { fields, rules } });
  return saved.draft?.revision ?? 0;
}

async function post<T>(scene: Scene, step: string, body: object): Promise<T> {
  const admin = scene.sandbox.people.find(({ role }) => role === 'admin');
  const response = await fetch(`${scene.url}/api/policy-draft${step}`, {
    method: 'POST',
    headers: { ...admin?.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${step} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** As if agents had filed them just now: copies of what the demo filed, one after the other. */
function refile(ownerUrl: string): Promise<void> {
  const own = {
    id: "left(s.id, 14) || lpad(n::text, 16, '0')",
    record_id: '(900000000 + n)::text',
    state: "case when n % 3 = 0 then 'applied' else 'pending' end",
    follows: 'null',
  };
  const from = `generate_series(1, $1::bigint) n join (
    select *, row_number() over () - 1 as turn, count(*) over () as bases from suggestion
    where crm = 'hubspot' and state = 'pending'
  ) s on s.turn = n % s.bases`;
  return copySuggestions(ownerUrl, own, from, count);
}
