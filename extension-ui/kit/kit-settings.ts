import { createContext, useContext } from 'react';
import { createKitBridge, type KitBridge } from './kit-bridge.ts';

export interface KitSettings {
  bridge: KitBridge;
  /** BCP 47; decides how numbers and times are written and which decimal sign is understood. */
  locale: string;
  headingLevel: 2 | 3 | 4 | 5 | 6;
  /** Where dialogs are drawn: inside the theme, outside every layout. `null` until the first paint. */
  overlayRoot: HTMLElement | null;
}

export const KitSettingsContext = createContext<KitSettings>({
  bridge: createKitBridge(),
  locale: 'en-US',
  headingLevel: 3,
  overlayRoot: null,
});

export function useKitSettings(): KitSettings {
  return useContext(KitSettingsContext);
}
