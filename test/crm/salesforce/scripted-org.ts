import { onTestFinished } from 'vitest';
import { type ScriptedAnswer, scriptedServer } from '#test/crm/scripted-server.ts';

/** A Salesforce that gives one answer until the test ends, and an app that knows it; who stalls is not waited for long. */
export async function scriptedOrg(answer: ScriptedAnswer) {
  const server = await scriptedServer(() => answer);
  onTestFinished(server.close);
  const timeoutMs = answer === 'stall' ? 50 : 10_000;
  const app = { loginUrl: server.url, clientId: 'c', clientSecret: 's', now: Date.now, timeoutMs };
  return { app, url: server.url, seen: server.seen };
}
