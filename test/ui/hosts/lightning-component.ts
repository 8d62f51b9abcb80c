import { builtOnce } from './built-once.ts';

/** The folder with the bundle of the deployed Lightning component, its only file. */
export function lightningComponent(): Promise<string> {
  // The compiler of Lightning components takes seconds to load.
  return builtOnce('lightning-component', async (target) =>
    (await import('../../../build/salesforce-wrapper.ts')).bundleSalesforceWrapper(target),
  );
}
