import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Floating } from '../base/Floating.tsx';
import type { Placement } from '../base/place.ts';

/** What the thing inside an `overlay` prop learns about its trigger. It reports itself; nobody reads its shape. */
interface Slot {
  opened: boolean;
  open(): void;
  close(): void;
  /** Modal and Panel say that they are here; the answer ends it. */
  addDialog(): () => void;
  /** Tooltip says what to show and where. */
  setTip(tip: Tip | null): void;
}

interface Tip {
  content: ReactNode;
  placement: Placement;
}

export interface OverlayTrigger {
  /** Draw this beside the trigger, not inside: a dialog may not stand in a button. */
  overlay: ReactNode;
  hasDialog: boolean;
  hasTip: boolean;
  open(): void;
  /** Spread over the trigger: shows a tooltip on hover and focus, names the dialog for a screen reader. */
  triggerProps: {
    'aria-haspopup'?: 'dialog';
    'aria-expanded'?: boolean;
    'aria-describedby'?: string;
    onMouseEnter?: () => void;
    onMouseLeave?: () => void;
    onFocus?: () => void;
    onBlur?: () => void;
    onKeyDown?: (event: { key: string }) => void;
  };
}

const SlotContext = createContext<Slot | null>(null);

export function useOverlaySlot(): Slot | null {
  return useContext(SlotContext);
}

/** For every component with an `overlay` prop. `anchor` is the trigger; `returnFocus` where focus goes if it is gone. */
export function useOverlay(
  content: ReactNode,
  anchor: RefObject<HTMLElement>,
  returnFocus?: RefObject<HTMLElement> | null,
): OverlayTrigger {
  const [opened, setOpened] = useState(false);
  const [dialogs, setDialogs] = useState(0);
  const [tip, setTip] = useState<Tip | null>(null);
  const [hovered, setHovered] = useState(false);
  const tipId = useId();
  const open = useCallback(() => setOpened(true), []);
  const close = useCallback(() => setOpened(false), []);
  const addDialog = useCallback(() => {
    setDialogs((count) => count + 1);
    return () => setDialogs((count) => count - 1);
  }, []);
  useFocusReturn(opened, anchor, returnFocus ?? null);
  const slot = useMemo<Slot>(() => ({ opened, open, close, addDialog, setTip }), [opened, open, close, addDialog]);
  const show = () => setHovered(true);
  const hide = () => setHovered(false);
  return {
    overlay:
      content == null || content === false ? null : (
        <SlotContext.Provider value={slot}>
          {content}
          {tip !== null && (
            <Floating
              open={hovered && !opened}
              anchor={anchor}
              placement={tip.placement}
              role="tooltip"
              id={tipId}
              className="fw-tooltip"
            >
              {tip.content}
            </Floating>
          )}
        </SlotContext.Provider>
      ),
    hasDialog: dialogs > 0,
    hasTip: tip !== null,
    open,
    triggerProps: {
      ...(dialogs > 0 ? { 'aria-haspopup': 'dialog' as const, 'aria-expanded': opened } : {}),
      ...(tip === null
        ? {}
        : {
            'aria-describedby': tipId,
            onMouseEnter: show,
            onMouseLeave: hide,
            onFocus: show,
            onBlur: hide,
            onKeyDown: ({ key }) => key === 'Escape' && hide(),
          }),
    },
  };
}

/** The browser gives focus back when a dialog closes, but not to a menu item that is no longer shown. */
function useFocusReturn(
  opened: boolean,
  anchor: RefObject<HTMLElement>,
  fallback: RefObject<HTMLElement> | null,
): void {
  const wasOpened = useRef(false);
  useEffect(() => {
    if (wasOpened.current && !opened) {
      const target = anchor.current?.checkVisibility() ? anchor.current : fallback?.current;
      target?.focus();
    }
    wasOpened.current = opened;
  }, [opened, anchor, fallback]);
}
