import type { AgentId, PauseId, PersonId, TenantId } from '../shared/ids.ts';

/** What is paused: every part that is set must match; a pause with nothing set holds everything. */
export interface PauseScope {
  readonly agentId: AgentId | null;
  readonly objectType: string | null;
  readonly field: string | null;
}

export interface Pause {
  readonly tenantId: TenantId;
  readonly id: PauseId;
  readonly scope: PauseScope;
  readonly reason: string;
  readonly setBy: PersonId;
  readonly setByName: string;
  readonly setAt: Date;
}

/** The first pause in force that holds this work back, if any. */
export function pauseHolding(
  pauses: readonly Pause[],
  work: { agentId: AgentId; objectType: string; field: string },
): Pause | undefined {
  return pauses.find(
    ({ scope }) =>
      (scope.agentId === null || scope.agentId === work.agentId) &&
      (scope.objectType === null || sameName(scope.objectType, work.objectType)) &&
      (scope.field === null || sameName(scope.field, work.field)),
  );
}

/** CRMs do not tell names apart by case; a pause that missed for that reason would let the write through. */
function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
