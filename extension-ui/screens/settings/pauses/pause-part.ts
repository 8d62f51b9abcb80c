import type { PauseScope } from '#ui/core/settings-api.ts';

export const pauseKinds = ['agent', 'object', 'field'] as const;
export type PauseKind = (typeof pauseKinds)[number];

/** What is going to be paused, and what people call it. */
export interface PausePart {
  readonly scope: PauseScope;
  readonly label: string;
}

export const noPart: PauseScope = { agentId: null, objectType: null, field: null };
