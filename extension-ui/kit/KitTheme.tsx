import { type ReactNode, useMemo, useState } from 'react';
import { createKitBridge, type KitBridge } from './kit-bridge.ts';
import { type KitSettings, KitSettingsContext } from './kit-settings.ts';

export interface KitThemeProps {
  theme: 'hubspot' | 'salesforce' | 'console';
  /** Only the console has a dark scheme; the two CRMs have none, so theirs stays light. */
  scheme: 'light' | 'dark';
  /** Give one (`createKitBridge()`) to close overlays from outside, as `actions.closeOverlay(id)` must. */
  bridge?: KitBridge;
  locale?: string;
  /** The level of a `Heading`, so that the host's page keeps an unbroken outline. */
  headingLevel?: KitSettings['headingLevel'];
  children?: ReactNode;
}

/** Every kit component must stand below one of these: it carries the looks, the overlays and the locale. */
export function KitTheme({ theme, scheme, bridge, locale, headingLevel = 3, children }: KitThemeProps) {
  const [overlayRoot, setOverlayRoot] = useState<HTMLElement | null>(null);
  const [ownBridge] = useState(createKitBridge);
  const settings = useMemo<KitSettings>(
    () => ({
      bridge: bridge ?? ownBridge,
      // Not `navigator.language`, which may be no tag at all ("en-US@posix") and would then break every number field.
      locale: locale ?? new Intl.NumberFormat().resolvedOptions().locale,
      headingLevel,
      overlayRoot,
    }),
    [bridge, ownBridge, locale, headingLevel, overlayRoot],
  );
  return (
    <KitSettingsContext.Provider value={settings}>
      <div className="fw-kit" data-theme={theme} data-scheme={scheme}>
        {children}
        <div ref={setOverlayRoot} />
      </div>
    </KitSettingsContext.Provider>
  );
}
