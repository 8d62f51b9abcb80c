import type { AgentId, TenantId } from './shared/ids.ts';

/** What an agent may suggest for: one object type, and either all its fields or the named ones. */
export interface AgentScope {
  readonly objectType: string;
  readonly fields: readonly string[] | null;
}

/** How much an agent may lay before people. */
export interface AgentLimits {
  /** Suggestions that wait on one record. */
  readonly openPerRecord: number;
  /** Items filed within one hour of the clock, whatever becomes of them. */
  readonly filedPerHour: number;
}

/** A rep can look through this many on one record; an hour's worth of a busy pipeline. */
export const usualLimits: AgentLimits = { openPerRecord: 25, filedPerHour: 100_000 };

/** A registered non-human identity. It has two owners, because someone must answer for it. */
export interface Agent {
  readonly tenantId: TenantId;
  readonly id: AgentId;
  readonly name: string;
  readonly purpose: string;
  readonly businessOwner: string;
  readonly technicalOwner: string;
  readonly scopes: readonly AgentScope[];
  readonly limits: AgentLimits;
  readonly createdAt: Date;
}

export function isInScope(scopes: readonly AgentScope[], objectType: string, field: string): boolean {
  return scopes.some(
    (scope) => scope.objectType === objectType && (scope.fields === null || scope.fields.includes(field)),
  );
}

/** Whether nothing in `narrow` goes beyond `wide`. */
export function isWithin(narrow: readonly AgentScope[], wide: readonly AgentScope[]): boolean {
  return narrow.every(({ objectType, fields }) =>
    fields === null
      ? wide.some((scope) => scope.objectType === objectType && scope.fields === null)
      : fields.every((field) => isInScope(wide, objectType, field)),
  );
}

/**
 * What both allow: the agent's own scopes, and those of the key that it came with. The agent's may have become narrower
 * since the key was issued.
 * @param ofKey `null` = a key as wide as its agent
 */
export function scopesOfBoth(ofAgent: readonly AgentScope[], ofKey: readonly AgentScope[] | null): AgentScope[] {
  if (ofKey === null) return [...ofAgent];
  return ofKey.flatMap(({ objectType, fields }): AgentScope[] => {
    const wide = ofAgent.filter((scope) => scope.objectType === objectType);
    if (wide.some((scope) => scope.fields === null)) return [{ objectType, fields }];
    const named = new Set(wide.flatMap((scope) => scope.fields ?? []));
    const both = fields === null ? [...named] : fields.filter((field) => named.has(field));
    return both.length === 0 ? [] : [{ objectType, fields: both }];
  });
}
