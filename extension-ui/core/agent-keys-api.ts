import type { AgentKeysReply, AgentKeyView } from '#contract/agent-key.ts';
import { act } from './act.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import type { LoadProblem } from './load-problem.ts';
import { isObject } from './read-reply.ts';

export type KeyUse = AgentKeyView['may'][number];
export type KeyScope = AgentKeysReply['agent']['scopes'][number];

/** What a new key is for; `null` = as wide as the agent. */
export interface NewKey {
  readonly days: number;
  readonly scopes: readonly KeyScope[] | null;
  readonly may: readonly KeyUse[] | null;
}

/** The only answer that ever holds the key itself. */
export interface IssuedKey {
  readonly key: string;
  readonly details: AgentKeyView;
}

export function fetchAgentKeys(host: Host, agentId: string): Promise<Loaded<AgentKeysReply>> {
  return load(host, keysOf(agentId), isKeysReply);
}

export function issueKey(host: Host, agentId: string, wanted: NewKey): Promise<Loaded<IssuedKey>> {
  return load(host, keysOf(agentId), isIssuedKey, wanted);
}

/** @param overlapHours how long the old key goes on working; 0 ends it at once */
export function rotateKey(
  host: Host,
  { agentId, keyId }: { readonly agentId: string; readonly keyId: string },
  wanted: { readonly days: number; readonly overlapHours: number },
): Promise<Loaded<IssuedKey>> {
  return load(host, `${keysOf(agentId)}/${encodeURIComponent(keyId)}/rotate`, isIssuedKey, wanted);
}

/** @returns why it did not work, or `null` */
export function revokeKey(host: Host, keyId: string): Promise<LoadProblem | null> {
  return act(host, 'DELETE', `/api/agent-keys/${encodeURIComponent(keyId)}`);
}

function keysOf(agentId: string): string {
  return `/api/agents/${encodeURIComponent(agentId)}/keys`;
}

function isKeysReply(body: unknown): body is AgentKeysReply {
  return (
    isObject(body) &&
    isObject(body.agent) &&
    Array.isArray(body.agent.scopes) &&
    isObject(body.abilities) &&
    Array.isArray(body.keys) &&
    body.keys.every(isKey)
  );
}

function isIssuedKey(body: unknown): body is IssuedKey {
  return isObject(body) && typeof body.key === 'string' && isKey(body.details);
}

function isKey(key: unknown): boolean {
  return isObject(key) && Array.isArray(key.may) && (key.scopes === null || Array.isArray(key.scopes));
}
