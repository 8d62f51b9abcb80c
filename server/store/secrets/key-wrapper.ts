import { keyFor, type RootKeys, rootKeyId } from './root-keys.ts';
import { seal, unseal } from './seal.ts';

export interface WrappedKey {
  readonly bytes: Uint8Array;
  /** Names the key that can unwrap it. */
  readonly wrappedBy: string;
}

/**
 * What keeps data keys closed: a key ring in this process, or a key management service elsewhere (wrap = its encrypt
 * with `place` as encryption context, unwrap = its decrypt), which is why both may wait and may fail.
 */
export interface KeyWrapper {
  /** The key that wraps from now on. */
  readonly current: string;
  /** @param place authenticated, not secret; the same is needed to unwrap */
  wrap(place: string, dataKey: Uint8Array): Promise<WrappedKey>;
  /** @throws when the key that wrapped it is not at hand, or anything was altered */
  unwrap(place: string, wrapped: WrappedKey): Promise<Uint8Array>;
}

/** The wrapper whose keys came with the environment. */
export function keyRing(roots: RootKeys): KeyWrapper {
  const keys = new Map(roots.map((root) => [rootKeyId(root), keyFor(root, 'wrap')]));
  const current = rootKeyId(roots[0]);
  const keyOf = (id: string) => {
    const key = keys.get(id);
    if (key !== undefined) return key;
    throw new Error(
      `the root key ${id} is not in the ring: put it back into FIELDWARD_SECRET_KEY, after the first one`,
    );
  };
  return {
    current,
    wrap: async (place, dataKey) => ({ bytes: seal(keyOf(current), place, dataKey), wrappedBy: current }),
    unwrap: async (place, { bytes, wrappedBy }) => unseal(keyOf(wrappedBy), place, bytes),
  };
}
