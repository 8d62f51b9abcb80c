/** What an overlay lets the page do with it. */
export interface OverlayControls {
  open(): void;
  close(): void;
}

/** The page's hold on the overlays that are drawn below one `KitTheme`; ids are those that the card gave them. */
export interface KitBridge {
  openOverlay(id: string): void;
  /** Closing an unknown or closed overlay does nothing, as in HubSpot. */
  closeOverlay(id: string): void;
  /** Called by Modal and Panel; the answer ends the registration. */
  register(id: string, controls: OverlayControls): () => void;
}

export function createKitBridge(): KitBridge {
  const overlays = new Map<string, OverlayControls>();
  return {
    openOverlay: (id) => overlays.get(id)?.open(),
    closeOverlay: (id) => overlays.get(id)?.close(),
    register(id, controls) {
      overlays.set(id, controls);
      return () => {
        // A newer overlay may have taken the id meanwhile.
        if (overlays.get(id) === controls) overlays.delete(id);
      };
    },
  };
}
