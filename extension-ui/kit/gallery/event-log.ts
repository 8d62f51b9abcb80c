import { createContext, useContext } from 'react';

/** What a component told its card: the handler's name and its arguments. */
export type Told = [name: string, ...args: unknown[]];

export const LogContext = createContext<(...told: Told) => void>(() => undefined);

/** A handler that writes down what it gets. It clones the arguments as a worker's boundary would, and fails as that does. */
export function useLog(): (name: string) => (...args: unknown[]) => void {
  const add = useContext(LogContext);
  return (name) =>
    (...args) =>
      add(name, ...args.filter((arg) => !isReactions(arg)).map((arg) => structuredClone(arg)));
}

/** Functions cross to a worker by remote-ui's own means, not by cloning. */
function isReactions(arg: unknown): boolean {
  return typeof arg === 'object' && arg !== null && 'openPanel' in arg;
}
