import type { PageApi, Properties } from '../card/protocol.ts';
import { granted } from './outcome.ts';

type Listener = (properties: Properties) => void;

/** The part of `hsWorkerAPI` behind the SDK's data hooks. What Fieldward's screens never use says so when called. */
export function crmAccess(page: PageApi): Record<string, unknown> {
  return {
    fetchCrmProperties: async (names: string[], listener: Listener) => {
      let listening = true;
      const watched = (properties: Properties) => {
        if (listening) listener(properties);
      };
      const data = await granted(page.watchProperties(names, watched));
      const cleanup = () => {
        listening = false;
      };
      return { json: async () => ({ data, cleanup }) };
    },
    fetchCrmSearch: missing('useCrmSearch'),
    fetchAssociations: missing('useAssociations'),
    fetchHubSpotApi: missing('fetchHubSpotApi'),
    formatCrmProperties: missing('formatCrmProperties'),
  };
}

function missing(name: string): () => Promise<never> {
  return () => Promise.reject(new Error(`The stand-in HubSpot does not offer ${name}.`));
}
