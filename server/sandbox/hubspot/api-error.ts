import { randomUUID } from 'node:crypto';

/** A refusal with the body that HubSpot would send. Thrown anywhere below a route. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body.message ?? status));
    this.status = status;
    this.body = { status: 'error', correlationId: randomUUID(), ...body };
  }
}

export function validationError(message: string, errors?: unknown[]): ApiError {
  return new ApiError(400, { message, ...(errors ? { errors } : {}), category: 'VALIDATION_ERROR' });
}

export function objectNotFound(id: string): ApiError {
  const message = 'Object not found.  objectId are usually numeric.';
  return new ApiError(404, { message, context: { id: [id] }, category: 'OBJECT_NOT_FOUND' });
}

export function conflict(message: string): ApiError {
  return new ApiError(409, { message, category: 'CONFLICT' });
}

export function missingScopes(scopes: string[]): ApiError {
  return new ApiError(403, {
    message: "This app hasn't been granted all required scopes to make this call.",
    errors: [{ message: 'One or more of the following scopes are required.', context: { requiredScopes: scopes } }],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
    category: 'MISSING_SCOPES',
  });
}

export function invalidAuthentication(message: string): ApiError {
  return new ApiError(401, { message, category: 'INVALID_AUTHENTICATION' });
}

export function tokenExpired(expiredSecondsAgo: number): ApiError {
  return new ApiError(401, {
    message: `The OAuth token used to make this call expired ${expiredSecondsAgo} second(s) ago.`,
    category: 'EXPIRED_AUTHENTICATION',
    context: { 'expire time': [`expired ${expiredSecondsAgo} second(s) ago`] },
  });
}
