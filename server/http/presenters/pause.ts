import type { z } from 'zod';
import type { heldPause, pauseView } from '#contract/pause.ts';
import type { Pause } from '#domain/policy/pause.ts';
import type { HeldPause } from '#use-cases/pauses/list-pauses.ts';

export function presentPause(pause: Pause): z.input<typeof pauseView> {
  return {
    id: pause.id,
    ...pause.scope,
    reason: pause.reason,
    setBy: pause.setByName,
    setAt: pause.setAt.toISOString(),
  };
}

export function presentHeldPause({ pause, ...held }: HeldPause): z.input<typeof heldPause> {
  return { ...presentPause(pause), ...held };
}
