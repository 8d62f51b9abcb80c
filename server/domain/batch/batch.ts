import { Fault } from '../shared/fault.ts';

/**
 * `reading`: its suggestions are fixed and being compared with the CRM. `ready`: it can be looked at and confirmed. `ended`
 * and `cancelled` are for good.
 */
export type BatchState = 'reading' | 'ready' | 'running' | 'paused' | 'ended' | 'cancelled';

export type BatchStep = 'confirm' | 'pause' | 'resume' | 'cancel' | 'end';

const steps: Readonly<Record<BatchStep, Readonly<Partial<Record<BatchState, BatchState>>>>> = {
  confirm: { ready: 'running' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  cancel: { reading: 'cancelled', ready: 'cancelled', running: 'cancelled', paused: 'cancelled' },
  end: { running: 'ended' },
};

/** @throws Fault `batch_not_open` where the batch cannot take this step any more, or not yet */
export function requireBatchAfter(state: BatchState, step: BatchStep): BatchState {
  const next = steps[step][state];
  if (next !== undefined) return next;
  throw new Fault('batch_not_open', sentences[state], { state });
}

const sentences: Readonly<Record<BatchState, string>> = {
  reading: 'This batch is still being compared with the CRM. Wait until it is ready.',
  ready: 'This batch has not been approved yet.',
  running: 'This batch is running.',
  paused: 'This batch is paused. Resume it first.',
  ended: 'This batch has ended.',
  cancelled: 'This batch was cancelled.',
};
