/** What the external client app may ask for. */
export const allowedScopes = ['api', 'refresh_token', 'openid', 'id', 'profile', 'email', 'web', 'full'];

/** @returns the scopes that are granted, or undefined when one of those asked for is not the app's */
export function grantedScopes(asked: string | null | undefined): string[] | undefined {
  const names = (asked ?? '').split(/[ ,]+/).filter(Boolean);
  const scopes = [...new Set(names.map((name) => (name === 'offline_access' ? 'refresh_token' : name)))];
  if (scopes.length === 0) return ['api', 'refresh_token', 'openid'];
  return scopes.every((scope) => allowedScopes.includes(scope)) ? scopes : undefined;
}
