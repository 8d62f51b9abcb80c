import type { QueueReply } from '#contract/queue.ts';
import type { FiledResult } from '#contract/suggestion.ts';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';
import { ms, summary, verdict } from './figures.ts';
import { growSuggestions } from './grow-suggestions.ts';
import { openScene, type Scene } from './scene.ts';

const small = 10_000;
const large = 1_000_000;
const reads = 60;
/** A person does not notice less. Source: the thresholds of Interaction to Next Paint. */
const goodInpMs = 200;

const questions = {
  'first page, counted': '/api/queue?limit=50',
  'oldest first': '/api/queue?limit=50&order=oldest',
  'one field': '/api/queue?limit=50&field=hs_next_step',
  'expiring first': '/api/queue?limit=50&order=expires',
} as const;

/** The queue with few and with many suggestions waiting: its pages over HTTP, and what a person feels in a browser. */
export async function benchQueue(): Promise<void> {
  const scene = await openScene();
  try {
    await fileReal(scene);
    await growSuggestions(scene.ownerUrl, small);
    const before = await measure(scene);
    await growSuggestions(scene.ownerUrl, large);
    const after = await measure(scene);
    for (const name of Object.keys(questions) as (keyof typeof questions)[]) {
      const [few, many] = [summary(before[name]), summary(after[name])];
      process.stdout.write(`${name}: median ${ms(few.median)} with ${small}, ${ms(many.median)} with ${large}; `);
      process.stdout.write(`${verdict('ratio', many.median / few.median, 1.5, 'lower')}\n`);
    }
    const started = performance.now();
    await ask(scene, '/api/queue/choices');
    const chosen = performance.now();
    await ask(scene, '/api/queue/groups');
    process.stdout.write(`choices ${ms(chosen - started)}, groups ${ms(performance.now() - chosen)}, with ${large}\n`);
    const interactions = await feel(scene);
    const { median, p95, max } = summary(interactions);
    process.stdout.write(`${interactions.length} interactions: median ${ms(median)}, p95 ${ms(p95)}, max ${ms(max)}\n`);
    process.stdout.write(`${verdict('slowest interaction (ms)', max, goodInpMs, 'lower')}\n`);
  } finally {
    await scene.close();
  }
}

async function ask<T>(scene: Scene, path: string): Promise<T> {
  const person = scene.sandbox.people.find(({ role }) => role === 'sales_ops');
  const response = await fetch(scene.url + path, { headers: person?.headers ?? {} });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function measure(scene: Scene): Promise<Record<keyof typeof questions, number[]>> {
  const samples: Record<string, number[]> = {};
  for (const [name, path] of Object.entries(questions)) {
    samples[name] = [];
    for (let index = 0; index < reads; index += 1) {
      const started = performance.now();
      const { crm } = await ask<QueueReply>(scene, path);
      if (!crm.reachable) throw new Error('the CRM was not reachable');
      samples[name].push(performance.now() - started);
      // The stand-in CRM keeps the real rate limit; reads faster than that would measure waiting.
      await new Promise((resolve) => setTimeout(resolve, 280));
    }
  }
  return samples as Record<keyof typeof questions, number[]>;
}

/** On every deal one, filed last: the pages that the browser shows are of records that are there. */
async function fileReal({ url, sandbox }: Scene): Promise<void> {
  const { hubspot } = sandbox.crms;
  const list = await fetch(`${hubspot.url}/sandbox-control/records/deals`);
  const { ids } = (await list.json()) as { ids: string[] };
  const headers = { authorization: `Bearer ${hubspot.agent.key}`, 'content-type': 'application/json' };
  const post = async <T>(path: string, body: object): Promise<T> => {
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as T;
  };
  const text = 'Ida Brandt: send the plan of the yard by Friday.';
  const { id: sourceId } = await post<{ id: string }>('/v1/sources', { kind: 'call', title: 'Yards', text });
  for (let at = 0; at < ids.length; at += 50) {
    const suggestions = ids.slice(at, at + 50).map((recordId, index) => ({
      record: { crm: 'hubspot', objectType: 'deals', recordId },
      field: 'hs_next_step',
      proposedValue: `Send the plan of yard ${at + index}`,
      rationale: 'It was agreed on in the call.',
      evidence: [{ sourceId, quote: 'send the plan of the yard by Friday' }],
    }));
    const { results } = await post<{ results: FiledResult[] }>('/v1/suggestions', { suggestions });
    if (!results.some(({ status }) => status === 'pending')) throw new Error(JSON.stringify(results[0]));
  }
}

/** Moves, selects, scrolls and turns pages in a real Chromium. @returns milliseconds from each press to the next paint */
async function feel({ url }: Scene): Promise<number[]> {
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(`${url}/console`);
    await page.getByRole('link', { name: 'Sign in with HubSpot' }).click();
    await page.getByRole('link', { name: /admin/ }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Queue' }).click();
    await page.getByTestId('queue-table').waitFor({ timeout: 60_000 });
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { seen });
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as PerformanceEventTiming[]) {
          if (entry.interactionId !== 0) seen.push(entry.duration);
        }
      });
      observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    });
    for (let index = 0; index < 45; index += 1) {
      await page.keyboard.press('j');
      if (index % 2 === 0) await page.keyboard.press('x');
      if (index % 5 === 0) await page.mouse.wheel(0, 240);
    }
    await page.getByTestId('queue-pick-page').click();
    for (const turn of ['n', 'n', 'p']) {
      const [before] = await page.getByTestId('queue-page').allTextContents();
      await page.keyboard.press(turn);
      await page
        .getByTestId('queue-page')
        .filter({ hasNotText: before ?? '' })
        .waitFor();
      for (let index = 0; index < 10; index += 1) {
        await page.keyboard.press('j');
        await page.keyboard.press('x');
      }
    }
    return await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
  } finally {
    await browser.close();
  }
}
