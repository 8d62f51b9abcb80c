import type { ActionName, PageApi, Properties, PropertyNames } from '../card/protocol.ts';
import { granted } from './outcome.ts';

type Action = (...args: unknown[]) => Promise<unknown>;
type UpdateListener = (properties: Properties, error?: { message: string }) => void;

const names: ActionName[] = [
  'addAlert',
  'closeOverlay',
  'copyTextToClipboard',
  'fetchCrmObjectProperties',
  'navigateToPage',
  'openIframeModal',
  'refreshObjectProperties',
  'reloadPage',
];

/** The `actions` of a card. In a worker every one of them answers a promise. */
export function cardActions(page: PageApi): Record<string, Action> {
  const actions: Record<string, Action> = {};
  for (const name of names) actions[name] = (...args) => granted(page.act(name, args));
  actions.onCrmPropertiesUpdate = (watched, listener) =>
    granted(page.watchProperties(watched as PropertyNames, contained(listener as UpdateListener)));
  return actions;
}

/** A listener that throws must not break the page's loop over all listeners. */
function contained(listener: UpdateListener): UpdateListener {
  return (properties) => {
    try {
      listener(properties);
    } catch (error) {
      console.error('A property listener of the card failed:', error);
    }
  };
}
