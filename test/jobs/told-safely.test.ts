import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Fault } from '#domain/shared/fault.ts';
import { NotYet, toldSafely } from '../../server/jobs/told-safely.ts';

/** What pg-boss is given to keep, and the lines of the server's log, after a duty that throws. */
async function afterThrowing(error: Error) {
  const lines: string[] = [];
  const log = pino({ serializers: { err: ({ code }) => ({ code }) } }, { write: (line: string) => lines.push(line) });
  const duty = toldSafely(log, 'a-queue', async () => {
    throw error;
  });
  const kept = await duty().catch((thrown: unknown) => thrown as Error);
  return { kept, lines: lines.map((line) => JSON.parse(line)) };
}

describe('a background duty that fails', () => {
  it('leaves nothing of its error in the queue’s tables, and tells the server’s log', async () => {
    const detail = 'Failing row contains (Zephyrine Quill)';
    const { kept, lines } = await afterThrowing(Object.assign(new Error('Zephyrine'), { code: '23514', detail }));
    expect(kept).toBeInstanceOf(Error);
    expect(JSON.stringify(kept, Object.getOwnPropertyNames(kept))).not.toContain('Zephyrine');
    expect((kept as Error).cause).toBeUndefined();
    expect(lines).toMatchObject([{ level: 50, queue: 'a-queue', err: { code: '23514' } }]);
  });

  it('only warns of what passes', async () => {
    const { lines } = await afterThrowing(new Fault('crm_unreachable', 'HubSpot does not answer.'));
    expect(lines).toMatchObject([{ level: 40, err: { code: 'crm_unreachable' } }]);
  });

  it('says nothing of a duty that only has to be done again', async () => {
    const { kept, lines } = await afterThrowing(new NotYet('the change is not finished yet'));
    expect(kept).toBeInstanceOf(NotYet);
    expect(lines).toEqual([]);
  });
});
