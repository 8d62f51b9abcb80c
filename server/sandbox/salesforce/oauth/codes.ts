import { createHash, randomBytes } from 'node:crypto';

/** What a person agreed to, until the app fetches its tokens. */
export interface Agreement {
  redirectUri: string;
  userId: string;
  scopes: string[];
  /** S256 */
  codeChallenge: string;
  expiresAt: number;
}

const lifetimeMs = 15 * 60_000;

/** Codes live for 15 minutes and are good once. */
export class AuthorizationCodes {
  readonly #agreements = new Map<string, Agreement>();

  issue(agreement: Omit<Agreement, 'expiresAt'>, nowMs: number): string {
    for (const [code, { expiresAt }] of this.#agreements) if (expiresAt < nowMs) this.#agreements.delete(code);
    // Salesforce's codes end in characters that have to be escaped in an address.
    const code = `aPrx${randomBytes(36).toString('base64url')}==`;
    this.#agreements.set(code, { ...agreement, expiresAt: nowMs + lifetimeMs });
    return code;
  }

  /** @returns undefined for a code that nobody issued, was used or is too old */
  redeem(code: string, nowMs: number): Agreement | undefined {
    const found = this.#agreements.get(code);
    this.#agreements.delete(code);
    return found && found.expiresAt >= nowMs ? found : undefined;
  }
}

export function isVerifierOf(codeChallenge: string, verifier: string | undefined): boolean {
  if (verifier === undefined) return false;
  return createHash('sha256').update(verifier).digest('base64url') === codeChallenge;
}
