import { createHubSpotGateway } from '#crm/hubspot/gateway.ts';
import { countingTokens, recordingBudget } from '#test/crm/ports.ts';
import { type ScriptedAnswer, type SeenRequest, scriptedServer } from '#test/crm/scripted-server.ts';
import { smallPortal } from './small-portal.ts';

/** What happens to a request before the portal sees it; `undefined` = nothing. */
export type Mishap = (request: SeenRequest) => ScriptedAnswer | undefined;

/** A gateway on the small portal whose pauses take no time but are remembered. */
export async function smallGateway(options: { callTimeoutMs?: number } = {}) {
  const portal = smallPortal();
  const { budget, taken, holds } = recordingBudget();
  const { tokens, refused } = countingTokens();
  const pauses: number[] = [];
  const clock = { ms: 1_790_000_000_000 };
  const mishaps: Mishap[] = [];
  const server = await scriptedServer((request) => {
    for (const [at, mishap] of mishaps.entries()) {
      const answer = mishap(request);
      if (answer === undefined) continue;
      mishaps.splice(at, 1);
      return answer;
    }
    return portal.answer(request);
  });
  const gateway = createHubSpotGateway({
    apiUrl: server.url,
    accountId: '34',
    tokens,
    budget,
    now: () => clock.ms,
    callTimeoutMs: options.callTimeoutMs ?? 5_000,
    random: () => 0.5,
    wait: async (ms) => {
      pauses.push(ms);
      clock.ms += ms;
    },
  });
  return { ...server, gateway, portal, taken, holds, refused, pauses, clock, mishaps };
}
