import { useSyncExternalStore } from 'react';

const query = '(prefers-color-scheme: dark)';

/** Light or dark, as the person's system has it at the moment. */
export function useScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, () => (matchMedia(query).matches ? 'dark' : 'light'));
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
