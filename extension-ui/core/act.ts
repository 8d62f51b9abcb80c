import { type Host, OfflineError } from './host.ts';
import { brokenProblem, type LoadProblem, offlineProblem, problemOf } from './load-problem.ts';
import { unwrapped } from './read-reply.ts';

/** Asks for something whose answer need not be read. Never rejects. @returns why it did not work, or `null` */
export async function act(
  host: Host,
  method: 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<LoadProblem | null> {
  try {
    const reply = unwrapped(await host.request(method, path, body));
    return reply.status >= 200 && reply.status <= 299 ? null : problemOf(reply);
  } catch (error) {
    return error instanceof OfflineError ? offlineProblem : brokenProblem;
  }
}
