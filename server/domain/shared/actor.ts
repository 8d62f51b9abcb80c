import type { AgentScope } from '../agent.ts';
import type { AgentId, AgentKeyId, PersonId, TenantId } from './ids.ts';
import type { Permission, Role } from './permission.ts';

/** A person, as authentication established it. */
export interface PersonActor {
  readonly kind: 'person';
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly name: string;
}

/** An agent, as its key established it. It can file and read its own; it can never decide. */
export interface AgentActor {
  readonly kind: 'agent';
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
  readonly keyId: AgentKeyId;
  readonly name: string;
  /** What its key is for, where that is less than what the agent is for; `null` = all of it. */
  readonly keyScopes: readonly AgentScope[] | null;
  readonly keyMay: readonly Permission[] | null;
}

/** Fieldward's own duties: finishing a change, expiring a suggestion. */
export interface SystemActor {
  readonly kind: 'system';
  readonly tenantId: TenantId;
  readonly duty: string;
}

export type Actor = PersonActor | AgentActor | SystemActor;
