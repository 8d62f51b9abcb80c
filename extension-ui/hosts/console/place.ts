import { useSyncExternalStore } from 'react';

/** Where somebody is in the console, as the address says it behind the `#`: `#/settings/people`. */
export interface Place {
  readonly page: string;
  /** What the page itself makes of the rest; empty where there is none. */
  readonly part: string;
}

const storageName = 'fieldward.place';

export function readPlace(hash: string): Place {
  const [page = '', part = ''] = hash.replace(/^#\/?/, '').split('/');
  return { page, part };
}

export function placeHash({ page, part }: Place): string {
  return part === '' ? `#/${page}` : `#/${page}/${part}`;
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return readPlace(hash);
}

/** Signing in leads away from the page and back to its beginning. */
export function rememberPlace(): void {
  sessionStorage.setItem(storageName, location.hash);
}

/** Whether this tab left the console to sign in and has not come back yet. */
export function wentToSignIn(): boolean {
  return sessionStorage.getItem(storageName) !== null;
}

/** Goes back to where the person was before they signed in, once. */
export function returnToPlace(): void {
  const hash = sessionStorage.getItem(storageName);
  sessionStorage.removeItem(storageName);
  if (hash?.startsWith('#/') && location.hash === '') {
    history.replaceState(null, '', location.pathname + hash);
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
