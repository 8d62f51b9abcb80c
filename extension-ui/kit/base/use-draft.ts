import { useEffect, useRef, useState } from 'react';

export interface Draft {
  text: string;
  /** Takes one keystroke. */
  type(text: string): void;
  /** The text if it was edited since the last commit, else `null`. */
  commit(): string | null;
  /** Shows a text that nobody typed, such as the formatted number. */
  show(text: string): void;
  focused: boolean;
  setFocused(focused: boolean): void;
}

/**
 * The text of an input while it is being written. The owner of the value may be a worker that answers late: showing
 * its value while a person types would lose keys and the caret. So what the owner says is taken over only while
 * nothing uncommitted stands in the focused input.
 */
export function useDraft(owned: string): Draft {
  const [text, setText] = useState(owned);
  const [focused, setFocused] = useState(false);
  const dirty = useRef(false);
  const lastOwned = useRef(owned);
  useEffect(() => {
    if (lastOwned.current === owned) return;
    if (focused && dirty.current) return;
    lastOwned.current = owned;
    setText(owned);
  }, [owned, focused]);
  // A keystroke may not have been drawn yet when the blur commits it.
  const newest = useRef(text);
  newest.current = text;
  return {
    text,
    focused,
    setFocused,
    show: setText,
    type(next) {
      dirty.current = true;
      newest.current = next;
      setText(next);
    },
    commit() {
      if (!dirty.current) return null;
      dirty.current = false;
      lastOwned.current = owned;
      return newest.current;
    },
  };
}
