import { Fault } from '../shared/fault.ts';

/**
 * `reading`: its suggestions are fixed and being compared with the CRM. `ready`: it can be looked at and confirmed.
 * `seconding`: it was, and waits for another person. `ended` and `cancelled` are for good.
 */
export type BatchState = 'reading' | 'ready' | 'seconding' | 'running' | 'paused' | 'ended' | 'cancelled';

export type BatchStep = 'confirm' | 'ask_second' | 'second' | 'pause' | 'resume' | 'cancel' | 'end';

const steps: Readonly<Record<BatchStep, Readonly<Partial<Record<BatchState, BatchState>>>>> = {
  confirm: { ready: 'running' },
  ask_second: { ready: 'seconding' },
  second: { seconding: 'running' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  cancel: {
    reading: 'cancelled',
    ready: 'cancelled',
    seconding: 'cancelled',
    running: 'cancelled',
    paused: 'cancelled',
  },
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
  seconding: 'This batch waits for another person.',
  running: 'This batch is running.',
  paused: 'This batch is paused. Resume it first.',
  ended: 'This batch has ended.',
  cancelled: 'This batch was cancelled.',
};
