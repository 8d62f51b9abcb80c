/** A refusal of the OAuth endpoints, whose bodies differ from those of the REST API. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly status: number;
  readonly body: { error: string; error_description: string };

  constructor(error: string, description: string, status = 400) {
    super(`${error}: ${description}`);
    this.status = status;
    this.body = { error, error_description: description };
  }
}

export const invalidGrant = (description: string) => new OAuthError('invalid_grant', description);
