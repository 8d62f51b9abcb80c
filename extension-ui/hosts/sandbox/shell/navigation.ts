import { useSyncExternalStore } from 'react';

const moved = new Set<() => void>();

/** Goes to another page of the sandbox without loading the document again. */
export function navigate(path: string): void {
  window.history.pushState(null, '', path);
  for (const listener of moved) listener();
}

/** The path of the address, kept up to date. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

function subscribe(listener: () => void): () => void {
  moved.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    moved.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}
