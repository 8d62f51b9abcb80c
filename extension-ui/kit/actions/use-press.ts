import type { ExtensionEvent, Reactions, ReactionsHandler } from '@hubspot/ui-extensions';
import { type SyntheticEvent, useMemo } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { plainEvent } from '../base/plain-event.ts';
import type { KitBridge } from '../kit-bridge.ts';
import { useKitSettings } from '../kit-settings.ts';

/** A click as the card sees it: a plain event and the reactions that open and close its overlays. */
export function usePress(onClick: ReactionsHandler<ExtensionEvent> | undefined): (event: SyntheticEvent) => void {
  const reactions = useReactions();
  return (event) => void callHandler(onClick, plainEvent(event), reactions);
}

export function useReactions(): Reactions {
  const { bridge } = useKitSettings();
  return useMemo(() => reactionsOf(bridge), [bridge]);
}

function reactionsOf({ openOverlay, closeOverlay }: KitBridge): Reactions {
  return { openPanel: openOverlay, closePanel: closeOverlay, openModal: openOverlay, closeModal: closeOverlay };
}
