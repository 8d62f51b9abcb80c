import { randomFillSync, randomInt } from 'node:crypto';
import { type IdPrefix, idFrom, type NewId } from '#domain/shared/ids.ts';

/**
 * Ids that rise within a process: what was made later sorts later, also within a millisecond, so that the items of one
 * filing keep their order. The steps between them are random: one id does not tell the next.
 */
export function risingIds(epochMs: () => number): NewId {
  let last = 0;
  const tail = new Uint8Array(10);
  return <P extends IdPrefix>(prefix: P) => {
    const now = epochMs();
    if (now > last) {
      randomFillSync(tail);
      // The highest bit stays free: a million steps of 32 bits do not fill what it leaves.
      tail[0] = (tail[0] ?? 0) & 0x7f;
    } else add(tail, randomInt(1, 2 ** 32));
    last = Math.max(last, now);
    return idFrom(prefix, last, tail);
  };
}

/** Adds to a big-endian number, in place. */
function add(number: Uint8Array, step: number): void {
  let carry = step;
  for (let at = number.length - 1; at >= 0 && carry > 0; at -= 1) {
    carry += number[at] ?? 0;
    number[at] = carry % 256;
    carry = Math.floor(carry / 256);
  }
}
