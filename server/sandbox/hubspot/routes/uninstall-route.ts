import { Router } from 'express';
import { crmCall } from '../crm-call.ts';
import { revoke } from '../oauth/token-routes.ts';
import type { Portal } from '../portal.ts';

/** The app takes itself out of the account: every grant ends, with whatever came of it. */
export function uninstallRoute(portal: Portal): Router {
  const router = Router();
  router.delete(
    '/',
    crmCall(portal, 'metadataReads', () => {
      for (const token of portal.state.tokens.refreshTokens()) revoke(portal, token);
      return { status: 204 };
    }),
  );
  return router;
}
