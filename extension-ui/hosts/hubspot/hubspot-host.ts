import type { ExtensionPointApi } from '@hubspot/ui-extensions';
import { newDecisionId } from '#ui/core/decision-id.ts';
import type { Host } from '#ui/core/host.ts';
import { cardRequest } from './card-request.ts';
import { objectTypeName } from './object-types.ts';
import { productUrl } from './product-url.ts';

type Location = 'crm.record.tab' | 'crm.record.sidebar' | 'helpdesk.sidebar' | 'settings' | 'pages' | 'crm.bulkActions';
type Context = ExtensionPointApi<Location>['context'];
type Actions = ExtensionPointApi<Location>['actions'];

/** What a screen may ask of HubSpot, in a card on a record as well as where no single record is open. */
export function hubspotHost(context: Context, actions: Actions): Host {
  const base = productUrl(context.variables);
  return {
    name: 'hubspot',
    crm: 'hubspot',
    record: recordOf(context),
    locale: context.user.locale?.replace('_', '-') ?? 'en-US',
    timeZone: context.portal.timezone,
    request: (method, path, body) => cardRequest(base, method, path, body),
    refreshRecord: async () => {
      // HubSpot types this as void; in a worker it crosses a boundary and may be a promise.
      if ('refreshObjectProperties' in actions) await actions.refreshObjectProperties();
    },
    onRecordChanged: (listener) => {
      if ('onCrmPropertiesUpdate' in actions) actions.onCrmPropertiesUpdate('*', () => listener());
    },
    toast: (type, title, message) => actions.addAlert({ type, title, message }),
    closeOverlay: (id) => actions.closeOverlay(id),
    copyText: async (text) => actions.copyTextToClipboard(text),
    newDecisionId,
  };
}

function recordOf(context: Context): Host['record'] {
  if (!('crm' in context) || !('objectId' in context.crm)) return null;
  const { objectTypeId, objectId } = context.crm;
  return { crm: 'hubspot', objectType: objectTypeName(objectTypeId), recordId: String(objectId) };
}
