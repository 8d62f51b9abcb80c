import { setTimeout as wait } from 'node:timers/promises';
import { LocalPostgresError } from './local-postgres-error.ts';

const pollMs = 20;

/** Looks again and again, because PostgreSQL tells nobody when it is ready or gone. @throws LocalPostgresError */
export async function until(condition: () => Promise<boolean>, seconds: number, otherwise: string): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new LocalPostgresError(`${otherwise} within ${seconds} s.`);
    await wait(pollMs);
  }
}
