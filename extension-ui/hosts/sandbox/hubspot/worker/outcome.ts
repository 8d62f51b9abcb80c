import type { Outcome } from '../card/protocol.ts';

/** @throws with the page's words when it refused. */
export async function granted<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const answered = await outcome;
  if (!answered.ok) throw new Error(answered.message);
  return answered.value;
}
