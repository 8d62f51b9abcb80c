import { createRemoteRoot, type RemoteChannel } from '@remote-ui/core';
import * as RemoteUI from '@remote-ui/react';
import { createEndpoint, fromWebWorker, retain } from '@remote-ui/rpc';
import * as React from 'react';
import type { CardContext, PageApi } from '../card/protocol.ts';
import { CrashBoundary } from './CrashBoundary.ts';
import { cardActions } from './card-actions.ts';
import { crmAccess } from './crm-access.ts';
import { hubspotFetch } from './hubspot-fetch.ts';
import { withoutNetwork } from './without-network.ts';

/*
 * Runs one card as HubSpot does: away from the page, with React and remote-ui lent to it, and with no way out but the
 * functions below. The names are those that @hubspot/ui-extensions reads from its global scope.
 */

type DrawCard = (api: object) => React.ReactElement;

const scope = self as unknown as Record<string, unknown> & {
  importScripts(url: string): void;
  addEventListener: typeof self.addEventListener;
};
let drawCard: DrawCard | undefined;

// Without this mark `hubspot.extend` silently does nothing; the SDK reads it while it is being loaded.
scope.__HUBSPOT_EXTENSION_WORKER__ = true;
scope.React = React;
scope.RemoteUI = RemoteUI;
scope.logger = { debug: console.debug, info: console.info, warn: console.warn, error: console.error };
scope.extend_V2 = (draw: DrawCard) => {
  drawCard = draw;
};
scope.serverless = () => Promise.reject(new Error('This app has no serverless functions.'));

async function render(scriptUrl: string, context: CardContext, channel: RemoteChannel, page: PageApi): Promise<void> {
  // Released when this call ends otherwise: the first paint would work and every later one fail.
  retain(channel);
  retain(page);
  const actions = cardActions(page);
  scope.hsFetch = hubspotFetch(page);
  scope.hsWorkerAPI = {
    ...crmAccess(page),
    useExtensionContext: () => context,
    useExtensionActions: () => actions,
    useExtensionApi: () => ({ context, actions }),
    useAppPageLocation: () => ({ path: '/', params: {} }),
  };
  scope.importScripts(scriptUrl);
  withoutNetwork(scope);
  if (!drawCard) throw new Error('The script never called hubspot.extend.');
  const root = createRemoteRoot(channel, { strict: true });
  const runServerlessFunction = scope.serverless;
  const children = drawCard({ context, actions, runServerlessFunction });
  const onCrash = (error: unknown) => void page.crashed(String(error)).catch(() => undefined);
  RemoteUI.createRoot(root).render(React.createElement(CrashBoundary, { onCrash, children }));
  await root.mount();
}

// A handler that fails leaves the card standing: say so where a developer looks, and go on.
scope.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  console.error('A card handler failed:', event.reason);
});

createEndpoint(fromWebWorker(self as unknown as Worker)).expose({ render });
