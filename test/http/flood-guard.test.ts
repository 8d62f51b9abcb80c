import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
});
afterAll(() => scene.close());

const perMinute = 3_000;

describe('an address whose requests are refused again and again', () => {
  it('is kept out everywhere, webhooks included, while health still answers it', async () => {
    const hook = () => fetch(`${scene.url}/hooks/hubspot`, { method: 'POST', body: '[]' });
    const statuses = new Set<number>();
    for (let sent = 0; sent < perMinute; sent += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, hook));
      for (const answer of answers) {
        await answer.body?.cancel();
        statuses.add(answer.status);
      }
    }
    expect([...statuses]).toEqual([401]);
    expect((await hook()).status).toBe(429);
    const answer = await fetch(`${scene.url}/api/settings`);
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ code: 'rate_limited' });
    expect((await fetch(`${scene.url}/healthz`)).status).toBe(200);
  });
});
