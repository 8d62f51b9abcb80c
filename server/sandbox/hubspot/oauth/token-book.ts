import type { JournalEntry } from '../records/changes.ts';

export interface Grant {
  refreshToken: string;
  userId: number;
  scopes: string[];
}

export interface AccessToken {
  accessToken: string;
  refreshToken: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

type TokenEntry = Extract<JournalEntry, { kind: 'grant' | 'access' | 'replace' | 'revoke' }>;

/** Which tokens are good. Revoking a grant ends its access tokens too. */
export class TokenBook {
  readonly #grants = new Map<string, Grant>();
  readonly #access = new Map<string, AccessToken>();
  readonly #replaced = new Set<string>();

  apply(entry: TokenEntry): void {
    if (entry.kind === 'grant') {
      this.#grants.set(entry.refreshToken, entry);
    } else if (entry.kind === 'access') {
      this.#access.set(entry.accessToken, entry);
    } else if (entry.kind === 'replace') {
      this.#replace(entry.refreshToken, entry.by);
    } else {
      this.#grants.delete(entry.refreshToken);
    }
  }

  /** The grant goes on under another refresh token, and what it has given with it. */
  #replace(refreshToken: string, by: string): void {
    const grant = this.#grants.get(refreshToken);
    if (grant === undefined) return;
    this.#grants.delete(refreshToken);
    this.#grants.set(by, { ...grant, refreshToken: by });
    this.#replaced.add(refreshToken);
    for (const [token, given] of this.#access) {
      if (given.refreshToken === refreshToken) this.#access.set(token, { ...given, refreshToken: by });
    }
  }

  wasReplaced(refreshToken: string): boolean {
    return this.#replaced.has(refreshToken);
  }

  grant(refreshToken: string): Grant | undefined {
    return this.#grants.get(refreshToken);
  }

  refreshTokens(): string[] {
    return [...this.#grants.keys()];
  }

  /** Expired ones too: whoever asks decides what that means. */
  access(accessToken: string): (AccessToken & { grant: Grant }) | undefined {
    const found = this.#access.get(accessToken);
    const grant = found && this.#grants.get(found.refreshToken);
    return found && grant && { ...found, grant };
  }

  accessTokens(): AccessToken[] {
    return [...this.#access.values()];
  }
}
