import { useState } from 'react';
import type { BatchReply } from '#contract/batch.ts';
import type { Loaded } from '#ui/core/api.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';

/** Makes one batch at a time, tells which is being made, and why the last try did not work. */
export function useMaking(onMade: (batchId: string) => void) {
  const [making, setMaking] = useState<string | null>(null);
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  const make = async (which: string, send: () => Promise<Loaded<BatchReply>>): Promise<void> => {
    setMaking(which);
    setProblem(null);
    const made = await send();
    setMaking(null);
    if (made.ok) onMade(made.value.id);
    else setProblem(made.problem);
  };
  return { making, problem, make };
}
