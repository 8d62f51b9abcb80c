import type { CrmRights } from '#domain/least-privilege/rights.ts';
import { neededScopes, scopesWrite } from './needed-scopes.ts';

/** HubSpot gives rights by object, as scopes of the app. */
export const hubspotRights: CrmRights = {
  file: (policy, catalogue) => {
    const scopes = { allowlistVersion: policy.version, requiredScopes: neededScopes(policy, catalogue) };
    const content = `${JSON.stringify(scopes, null, 2)}\n`;
    return { fileName: 'fieldward-hubspot-scopes.json', mediaType: 'application/json', content, leftOut: [] };
  },
  scopes: neededScopes,
  reach: (policy, catalogue, granted) => {
    const needed = neededScopes(policy, catalogue);
    return {
      writes: (objectType) => scopesWrite(granted, objectType),
      // A scope can be given back only where nothing of the object is needed.
      narrowable: ({ objectType }) => !scopesWrite(needed, objectType),
    };
  },
};
