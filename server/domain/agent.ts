import type { AgentId, TenantId } from './shared/ids.ts';

/** What an agent may suggest for: one object type, and either all its fields or the named ones. */
export interface AgentScope {
  readonly objectType: string;
  readonly fields: readonly string[] | null;
}

/** A registered non-human identity. It has two owners, because someone must answer for it. */
export interface Agent {
  readonly tenantId: TenantId;
  readonly id: AgentId;
  readonly name: string;
  readonly purpose: string;
  readonly businessOwner: string;
  readonly technicalOwner: string;
  readonly scopes: readonly AgentScope[];
  readonly createdAt: Date;
}

export function isInScope(scopes: readonly AgentScope[], objectType: string, field: string): boolean {
  return scopes.some(
    (scope) => scope.objectType === objectType && (scope.fields === null || scope.fields.includes(field)),
  );
}
