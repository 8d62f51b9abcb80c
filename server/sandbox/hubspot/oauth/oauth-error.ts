import { ApiError } from '../api-error.ts';

/** HubSpot's own code beside the standard one. */
export function oauthError(status: string, error: string, description: string): ApiError {
  return new ApiError(400, { status, message: description, error, error_description: description });
}
