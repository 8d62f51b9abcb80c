import type { Actor } from '../shared/actor.ts';
import { canonicalBytes, type Json } from '../shared/canonical-json.ts';
import type { EventId, SuggestionId, TenantId } from '../shared/ids.ts';
import { keyedHash, leafHash } from './hash.ts';

/** The closed catalogue: what can stand in the log. Past tense, and never reworded once written. */
export const eventTypes = [
  'suggestion.filed',
  'suggestion.blocked',
  'suggestion.quarantined',
  'suggestion.refused',
  'suggestion.repeated',
  'suggestion.superseded',
  'suggestion.expired',
  'suggestion.accepted',
  'suggestion.accepted_by_policy',
  'suggestion.left_to_people',
  'suggestion.kept',
  'suggestion.approved_by_first',
  'suggestion.edited',
  'suggestion.rejected',
  'suggestion.released',
  'suggestion.reopened',
  'suggestion.undo_requested',
  'suggestion.rejection_undone',
  'decision.refused',
  'change.applied',
  'change.failed',
  'change.conflicted',
  'change.reverted',
  'batch.frozen',
  'batch.approved',
  'batch.seconded',
  'batch.paused',
  'batch.resumed',
  'batch.cancelled',
  'batch.ended',
  'source.filed',
  'fields.listed',
  'policy.published',
  'policy.draft_saved',
  'policy.draft_discarded',
  'policy.publication_asked',
  'agent.registered',
  'agent.key_issued',
  'agent.key_rotated',
  'agent.key_revoked',
  'pause.set',
  'pause.lifted',
  'connection.installed',
  'connection.access_lost',
  'connection.ended',
  'connection.person_connected',
  'connection.person_ended',
  'host_certificate.added',
  'host_certificate.revoked',
  'session.opened',
  'session.all_ended',
  'person.enrolled',
  'person.role_set',
  'role_rule.added',
  'role_rule.removed',
  'data_key.rotated',
  'retention.set',
  'personal_data.erased',
  'personal_data.expired',
] as const;
export type EventType = (typeof eventTypes)[number];

/** One entry before it is sealed. `facts` stand in the log in the clear; `values` only as commitments. */
export interface EventDraft {
  readonly type: EventType;
  readonly actor: Actor;
  readonly suggestionId?: SuggestionId;
  readonly facts: Readonly<Record<string, Json>>;
  /** Personal or business values: field values, quotes, notes. Erasable without breaking the log. */
  readonly values?: Readonly<Record<string, string | null>>;
}

export interface SealedEvent {
  readonly tenantId: TenantId;
  readonly id: EventId;
  readonly type: EventType;
  readonly at: Date;
  readonly suggestionId: SuggestionId | null;
  /** Canonical JSON, the exact bytes that `leaf` covers. */
  readonly body: Uint8Array;
  readonly leaf: Uint8Array;
  readonly values: readonly { readonly name: string; readonly saltHex: string; readonly value: string | null }[];
}

export const eventSchemaVersion = 1;

/**
 * Turns a draft into the bytes that are kept for ever. Each value gets a salt of its own: with a shared one, a single
 * leaked salt would open all of them to guessing.
 * @param newSalt 32 random bytes, hex, fresh at every call
 * @throws TypeError when a value or fact has no canonical JSON; nothing may then be recorded or done
 */
export function sealEvent(draft: EventDraft, id: EventId, at: Date, newSalt: () => string): SealedEvent {
  const values = Object.entries(draft.values ?? {}).map(([name, value]) => ({ name, value, saltHex: newSalt() }));
  const commitments = Object.fromEntries(
    values.map(({ name, value, saltHex }) => [name, commitmentOf(value, saltHex)]),
  );
  const body = canonicalBytes({
    v: eventSchemaVersion,
    id,
    tenant: draft.actor.tenantId,
    type: draft.type,
    at: at.toISOString(),
    actor: actorFacts(draft.actor),
    suggestion: draft.suggestionId ?? null,
    facts: draft.facts,
    commitments,
  });
  return {
    tenantId: draft.actor.tenantId,
    id,
    type: draft.type,
    at,
    suggestionId: draft.suggestionId ?? null,
    body,
    leaf: leafHash(body),
    values,
  };
}

/** HMAC-SHA-256 of the canonical value under its salt, hex: proves the value while the salt lives, nothing after. */
export function commitmentOf(value: string | null, saltHex: string): string {
  return keyedHash(saltHex, canonicalBytes(value));
}

function actorFacts(actor: Actor): Json {
  if (actor.kind === 'person') return { kind: 'person', id: actor.personId, role: actor.role };
  if (actor.kind === 'agent') return { kind: 'agent', id: actor.agentId, key: actor.keyId };
  return { kind: 'system', duty: actor.duty };
}
