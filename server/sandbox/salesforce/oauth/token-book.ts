/** What a person (or the organization itself) granted to the app. */
export interface Grant {
  grantId: string;
  /** Absent where the flow gives none. */
  refreshToken: string | null;
  userId: string;
  scopes: string[];
}

export interface AccessToken {
  accessToken: string;
  grantId: string;
  /** Epoch milliseconds. */
  issuedAt: number;
  expiresAt: number;
}

/** What the journal keeps of tokens. */
export type TokenEntry =
  | ({ kind: 'grant' } & Grant)
  | ({ kind: 'access' } & AccessToken)
  | { kind: 'revoke'; grantId: string }
  | { kind: 'end_session'; accessToken: string };

/** Which tokens are good. Revoking a grant ends its sessions too. */
export class TokenBook {
  readonly #grants = new Map<string, Grant>();
  readonly #access = new Map<string, AccessToken>();

  apply(entry: TokenEntry): void {
    switch (entry.kind) {
      case 'grant':
        this.#grants.set(entry.grantId, entry);
        break;
      case 'access':
        this.#access.set(entry.accessToken, entry);
        break;
      case 'revoke':
        this.#grants.delete(entry.grantId);
        break;
      default:
        this.#access.delete(entry.accessToken);
    }
  }

  byRefreshToken(refreshToken: string): Grant | undefined {
    return this.grants().find((grant) => grant.refreshToken !== null && grant.refreshToken === refreshToken);
  }

  grants(): Grant[] {
    return [...this.#grants.values()];
  }

  /** Expired ones too: whoever asks decides what that means. */
  access(accessToken: string): (AccessToken & { grant: Grant }) | undefined {
    const found = this.#access.get(accessToken);
    const grant = found && this.#grants.get(found.grantId);
    return found && grant && { ...found, grant };
  }

  accessTokens(): AccessToken[] {
    return [...this.#access.values()];
  }
}
