import type { z } from 'zod';
import type { pauseView } from '#contract/pause.ts';
import type { Pause } from '#domain/policy/pause.ts';

export function presentPause(pause: Pause): z.input<typeof pauseView> {
  return {
    id: pause.id,
    ...pause.scope,
    reason: pause.reason,
    setBy: pause.setByName,
    setAt: pause.setAt.toISOString(),
  };
}
