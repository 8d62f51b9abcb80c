import { type RefObject, useEffect, useRef } from 'react';

/** Calls back on a press that lies neither on one of the elements nor in the element of that id. */
export function useOutsidePress(
  active: boolean,
  inside: RefObject<HTMLElement>[],
  id: string,
  onPress: () => void,
): void {
  const known = useRef({ inside, onPress });
  known.current = { inside, onPress };
  useEffect(() => {
    if (!active) return;
    const check = (event: PointerEvent) => {
      const target = event.target as Node;
      const within = known.current.inside.some((ref) => ref.current?.contains(target));
      if (!within && !document.getElementById(id)?.contains(target)) known.current.onPress();
    };
    document.addEventListener('pointerdown', check, true);
    return () => document.removeEventListener('pointerdown', check, true);
  }, [active, id]);
}
