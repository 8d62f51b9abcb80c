import type { AgentsReply } from '#contract/agent.ts';
import { type Loaded, load } from './api.ts';
import { fetchFields } from './fields-api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

/** What a rule for one object can name. */
export interface RuleChoices {
  readonly objectTypes: readonly string[];
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

export async function fetchRuleChoices(host: Host, objectType: string): Promise<Loaded<RuleChoices>> {
  const [browsed, registered] = await Promise.all([fetchFields(host, objectType), load(host, '/api/agents', isAgents)]);
  if (!browsed.ok) return browsed;
  if (!registered.ok) return registered;
  const { objectTypes, fields } = browsed.value;
  return { ok: true, value: { objectTypes, fields, agents: registered.value.agents } };
}

function isAgents(body: unknown): body is AgentsReply {
  return isObject(body) && Array.isArray(body.agents) && body.agents.every(isObject);
}
