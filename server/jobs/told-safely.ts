import type { Logger } from 'pino';
import { Fault } from '#domain/shared/fault.ts';

/** Thrown by a duty that is not done yet, so that pg-boss brings the job again, later each time. No failure. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/**
 * pg-boss keeps what a job threw, with every property, in a table outside row level security, and an error of the database
 * carries the row that it refused. So the server's log is told, which knows what to leave out, and pg-boss only that it failed.
 */
export function toldSafely<Jobs extends unknown[]>(
  log: Logger,
  queue: string,
  duty: (...jobs: Jobs) => Promise<void>,
): (...jobs: Jobs) => Promise<void> {
  return async (...jobs) => {
    try {
      await duty(...jobs);
    } catch (err) {
      if (err instanceof NotYet) throw err;
      log[err instanceof Fault ? 'warn' : 'error']({ err, queue }, 'a background duty failed');
      throw new Error("the duty failed; the server's log says how");
    }
  };
}
