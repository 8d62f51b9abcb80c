import { randomFillSync } from 'node:crypto';

const saltBytes = 32;

/** Salts of 32 random bytes, hex, drawn many at a time: a draw for each costs more than the hashing it is for. */
export function freshSalts(): () => string {
  const drawn = Buffer.alloc(saltBytes * 128);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    const salt = drawn.toString('hex', at, at + saltBytes);
    // A salt dies with its row; no second copy of it waits here.
    drawn.fill(0, at, at + saltBytes);
    at += saltBytes;
    return salt;
  };
}
