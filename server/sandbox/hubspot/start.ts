import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHubSpotApp } from './app.ts';
import { revoke } from './oauth/token-routes.ts';
import type { HubSpotStandIn, HubSpotStandInOptions, RecordActivity } from './options.ts';
import { createPagesRouter } from './pages/pages-router.ts';
import { people } from './people.ts';
import { openPortal, type Portal } from './portal.ts';
import { factsOf, objectTypes, requireObjectType } from './records/object-types.ts';
import { flagshipDealId } from './seed/stories/halvorsen.ts';
import { Webhooks } from './webhooks.ts';

export type {
  HubSpotStandIn,
  HubSpotStandInOptions,
  PagesOptions,
  PastedTranscript,
} from './options.ts';

/** Starts a stand-in HubSpot on loopback, filled with invented customers. */
export async function startHubSpotStandIn(options: HubSpotStandInOptions): Promise<HubSpotStandIn> {
  const portal = openPortal(options);
  const webhooks = new Webhooks(portal, options.webhookUrl ?? null, options.webhookRetryPausesMs);
  const setWebhookUrl = (url: string | null) => {
    webhooks.url = url;
  };
  const pages = createPagesRouter(portal);
  const server = createServer(createHubSpotApp(portal, setWebhookUrl));
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    portal.close();
    throw error;
  }
  portal.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: portal.url,
    authorizePage: `${portal.url}/oauth/authorize`,
    pages: pages.router,
    people,
    flagship: { objectTypeId: factsOf('deals').typeId, objectType: 'deals', objectId: flagshipDealId },
    record: (objectType, objectId) => portal.state.records[requireObjectType(objectType)].get(objectId),
    recordIds: (objectType) => [...portal.state.records[requireObjectType(objectType)].keys()],
    activities: (objectType, objectId) => activitiesOf(portal, objectType, objectId),
    humanEdit: (edit) => portal.humanEdit(edit),
    revokeGrants: () => {
      for (const token of portal.state.tokens.refreshTokens()) revoke(portal, token);
    },
    endAccessTokens: () => {
      const { state } = portal;
      state.commit(state.tokens.accessTokens().map((token) => ({ ...token, kind: 'access', expiresAt: 0 })));
    },
    replaceRefreshTokens: () => {
      portal.refreshing.replaces = true;
    },
    loseNextRefresh: () => {
      portal.refreshing.losesNextAnswer = true;
    },
    replacedSpent: () => portal.refreshing.replacedSpent,
    refreshes: () => [...portal.refreshes],
    liveGrants: () => portal.state.tokens.refreshTokens().length,
    setMishaps: (settings) => portal.mishaps.set(settings),
    counters: () => ({ ...portal.mishaps.counters }),
    setWebhookUrl,
    configurePages: (given) => pages.configure(given),
    close: async () => {
      pages.close();
      await webhooks.close();
      await closeServer(server);
      portal.close();
    },
  };
}

function activitiesOf({ state }: Portal, objectType?: string, objectId?: string): RecordActivity[] {
  const types = objectType === undefined ? objectTypes : [requireObjectType(objectType)];
  return types
    .flatMap((type) =>
      [...state.activities[type]].flatMap(([id, activities]) =>
        objectId !== undefined && id !== objectId
          ? []
          : activities.map((activity) => ({
              ...activity,
              objectTypeId: factsOf(type).typeId,
              objectType: type,
              objectId: id,
            })),
      ),
    )
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
}

const graceMs = 500;

/** Calls under way get a moment to end; one that a mishap delays does not hold everybody up. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
