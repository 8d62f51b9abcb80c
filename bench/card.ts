import { ms, summary, verdict } from './figures.ts';
import { growSuggestions } from './grow-suggestions.ts';
import { openScene, type Scene } from './scene.ts';

const readsPerSize = 400;
const small = 10_000;
const large = 1_000_000;

/** Card read, end to end over HTTP, with few and with many suggestions stored. */
export async function benchCard(): Promise<void> {
  const scene = await openScene();
  try {
    await growSuggestions(scene.ownerUrl, small);
    await measure(scene, 50);
    const before = summary(await measure(scene, readsPerSize));
    await growSuggestions(scene.ownerUrl, large);
    await measure(scene, 50);
    const after = summary(await measure(scene, readsPerSize));
    const rows = { [`${small} suggestions`]: before, [`${large} suggestions`]: after };
    for (const [name, { median, p95, max }] of Object.entries(rows)) {
      process.stdout.write(`card read, ${name}: median ${ms(median)}, p95 ${ms(p95)}, max ${ms(max)}\n`);
    }
    process.stdout.write(`${verdict('p95 ratio', after.p95 / before.p95, 1.2, 'lower')}\n`);
  } finally {
    await scene.close();
  }
}

async function measure(scene: Scene, reads: number): Promise<number[]> {
  const { objectType, recordId } = scene.sandbox.crms.hubspot.flagship;
  const person = scene.sandbox.people[0];
  if (person === undefined) throw new Error('the sandbox has no people');
  const address = `${scene.url}/api/records/hubspot/${objectType}/${recordId}/review`;
  const samples: number[] = [];
  for (let index = 0; index < reads; index += 1) {
    const started = performance.now();
    const response = await fetch(address, { headers: person.headers });
    const body = (await response.json()) as { open?: unknown[] };
    if (!response.ok || body.open === undefined || body.open.length === 0)
      throw new Error('the card is not what it was');
    samples.push(performance.now() - started);
    // The stand-in CRM keeps the real rate limit; reads faster than that would measure waiting.
    await new Promise((resolve) => setTimeout(resolve, 140));
  }
  return samples;
}
