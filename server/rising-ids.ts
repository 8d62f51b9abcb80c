import { randomBytes, randomInt } from 'node:crypto';
import { type IdPrefix, idFrom, type NewId } from '#domain/shared/ids.ts';

/**
 * Ids that rise within a process: what was made later sorts later, also within a millisecond, so that the items of one
 * filing keep their order. The steps between them are random: one id does not tell the next.
 */
export function risingIds(epochMs: () => number): NewId {
  let last = 0;
  let tail = 0n;
  return <P extends IdPrefix>(prefix: P) => {
    const now = epochMs();
    // The highest bit stays free: a million steps of 32 bits do not fill what it leaves.
    if (now > last) tail = BigInt(`0x${randomBytes(10).toString('hex')}`) >> 1n;
    else tail += BigInt(randomInt(1, 2 ** 32));
    last = Math.max(last, now);
    return idFrom(prefix, last, Buffer.from(tail.toString(16).padStart(20, '0'), 'hex'));
  };
}
