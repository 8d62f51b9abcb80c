import { useState } from 'react';

/** State of the component's own, unless its owner gives the value: then the owner's counts and setting does nothing. */
export function useOwnOrGiven<Value>(given: Value | undefined, initial: Value): [Value, (value: Value) => void] {
  const [own, setOwn] = useState(initial);
  return given === undefined ? [own, setOwn] : [given, () => undefined];
}
