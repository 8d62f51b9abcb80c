import { Fault } from '#domain/shared/fault.ts';
import { type OAuthApp, refreshToken, revokeToken } from './oauth.ts';

const uninstallPath = '/appinstalls/2026-03/external-install';

/**
 * Uninstalls the app from the account and gives its refresh token back. HubSpot ends the access tokens only with the app
 * itself: giving the refresh token back alone would leave them good for half an hour, and the cards on the records. It
 * tells the account's super admins by e-mail. An account that has uninstalled the app itself is left already.
 * @throws Fault `crm_unreachable` when not all of it could be done
 */
export async function leaveAccount(
  app: OAuthApp,
  standing: { readonly accessToken: string; readonly refreshToken: string },
): Promise<void> {
  let token = standing.refreshToken;
  try {
    if (await uninstall(app, standing.accessToken)) return;
    const renewed = await refreshToken(app, token);
    token = renewed.refreshToken;
    if (!(await uninstall(app, renewed.accessToken))) throw unreachable(new Error('a fresh token was refused'));
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'crm_unreachable') throw error;
    if (error.facts.reason !== 'revoked') throw unreachable(error);
  } finally {
    // Also where the app stays installed: without this token nobody gets a new one.
    await revokeToken(app, token).catch(() => {});
  }
}

/** @returns false when this access token is not good (any more) */
async function uninstall(app: OAuthApp, accessToken: string): Promise<boolean> {
  const signal = AbortSignal.timeout(app.timeoutMs ?? 8_000);
  const answer = await fetch(app.apiUrl + uninstallPath, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${accessToken}` },
    redirect: 'error',
    signal,
  }).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  await answer.body?.cancel();
  if (answer.status === 401) return false;
  if (answer.ok) return true;
  throw unreachable(new Error(`the uninstall was answered ${answer.status}`));
}

function unreachable(cause: unknown): Fault {
  return new Fault('crm_unreachable', 'HubSpot did not confirm that the app was uninstalled.', {}, { cause });
}
