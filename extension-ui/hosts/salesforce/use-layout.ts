import { useSyncExternalStore } from 'react';

/** Below this the tiles' first line has no room for the buttons. */
const narrowBelow = 480;

/** Which layout fits the frame: Lightning puts the panel into columns of any width, and people drag them. */
export function useLayout(): 'wide' | 'narrow' {
  return useSyncExternalStore(subscribe, () => (window.innerWidth < narrowBelow ? 'narrow' : 'wide'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
