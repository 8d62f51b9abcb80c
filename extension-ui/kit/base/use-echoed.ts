import { useEffect, useState } from 'react';

const patienceMs = 1500;

/**
 * A choice that shows at once and then follows its owner. The owner may be a worker, so its answer comes late: until
 * then the pick is shown. An owner that does not take the pick over gets its own value shown again, because an
 * approval must never rest on a box that is not really ticked.
 */
export function useEchoed<Value>(
  owned: Value | undefined,
  initial: Value,
  hasOwner: boolean,
): [Value, (v: Value) => void] {
  const [picked, setPicked] = useState<{ value: Value } | null>(null);
  const key = JSON.stringify(owned);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the owner's word ends the wait, whichever word it is.
  useEffect(() => setPicked(null), [key]);
  const controlled = owned !== undefined && hasOwner;
  useEffect(() => {
    if (picked === null || !controlled) return;
    const timer = setTimeout(() => setPicked(null), patienceMs);
    return () => clearTimeout(timer);
  }, [picked, controlled]);
  return [picked === null ? (owned ?? initial) : picked.value, (value) => setPicked({ value })];
}
