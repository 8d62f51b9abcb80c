import { keyFor, type RootKeys } from './root-keys.ts';
import { seal, unseal } from './seal.ts';

/**
 * Sealed texts that travel in an address. The purpose keeps one kind from passing for another. One that an older root
 * key sealed opens as long as that key is in the ring.
 */
export function sealedTokens(roots: RootKeys) {
  const [current, ...older] = roots.map((root) => keyFor(root, 'tokens')) as [Buffer, ...Buffer[]];
  const place = (purpose: string) => `token|${purpose}`;
  return {
    seal: (purpose: string, text: string) => seal(current, place(purpose), Buffer.from(text)).toString('base64url'),
    open: (purpose: string, token: string): string | null => {
      const bytes = Buffer.from(token, 'base64url');
      // One spelling only: a decoder that forgives would make two tokens of one.
      if (bytes.toString('base64url') !== token) return null;
      for (const key of [current, ...older]) {
        try {
          return unseal(key, place(purpose), bytes).toString('utf8');
        } catch {
          // Another key's, or nobody's.
        }
      }
      return null;
    },
  };
}
