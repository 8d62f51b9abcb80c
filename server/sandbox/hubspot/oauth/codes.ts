import { createHash, randomBytes } from 'node:crypto';

/** What an admin agreed to, until the app fetches its tokens. */
export interface Agreement {
  redirectUri: string;
  userId: number;
  scopes: string[];
  /** S256, where the app asked for PKCE. */
  codeChallenge: string | undefined;
  expiresAt: number;
}

const lifetimeMs = 60_000;

/** Codes live for a minute and are good once. */
export class AuthorizationCodes {
  readonly #agreements = new Map<string, Agreement>();

  issue(agreement: Omit<Agreement, 'expiresAt'>, nowMs: number): string {
    for (const [code, { expiresAt }] of this.#agreements) if (expiresAt < nowMs) this.#agreements.delete(code);
    const code = `na1-${randomBytes(24).toString('hex')}`;
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
