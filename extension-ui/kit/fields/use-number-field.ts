import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { useDraft } from '../base/use-draft.ts';
import { useFormValue } from './form-context.ts';
import { editableNumber, formatNumber, type NumberShape, parseNumber } from './number-text.ts';

interface NumberFieldProps {
  name?: string;
  value?: number;
  defaultValue?: number;
  min?: number;
  max?: number;
  onChange?: (value: number) => void;
  onInput?: (value: number) => void;
  onBlur?: (value: number) => void;
  onFocus?: (value: number) => void;
}

/** The SDK types a number; an emptied field has none, and its owner must learn that too. */
type MayBeEmpty = ((value: number | null) => void) | undefined;

/**
 * A number as text: bare while it is written, grouped when left. What is no number stays as typed, is marked, and
 * nothing is reported: the owner keeps its last good value.
 */
export function useNumberField(props: NumberFieldProps, shape: NumberShape) {
  const owned = props.value ?? props.defaultValue;
  const written = typeof owned === 'number' && Number.isFinite(owned) ? formatNumber(owned, shape) : '';
  const draft = useDraft(written);
  const [problem, setProblem] = useState<string | null>(null);
  const number = parseNumber(draft.text, shape);
  const entered = useSelectOnEntry(draft.text);
  // Inside a form HubSpot submits numbers as text.
  useFormValue(props.name, typeof number === 'number' ? String(number) : '');
  const report = (value: number | null) => {
    setProblem(outOfRange(value, props, shape));
    void callHandler(props.onChange as MayBeEmpty, value);
  };
  const commit = () => {
    const text = draft.commit();
    if (text === null) return;
    const value = parseNumber(text, shape);
    if (value === 'unclear') setProblem('Enter a number.');
    else report(value);
  };
  const leave = () => {
    entered.current = null;
    draft.setFocused(false);
    commit();
    if (number !== 'unclear') draft.show(number === null ? '' : formatNumber(number, shape));
    void callHandler(props.onBlur as MayBeEmpty, number === 'unclear' ? null : number);
  };
  return {
    problem,
    number: number === 'unclear' ? null : number,
    /** Sets a number that was not typed, such as a step. */
    set(value: number) {
      draft.show(formatNumber(value, shape));
      report(value);
    },
    control: {
      name: props.name,
      value: draft.text,
      onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
        entered.current = null;
        draft.type(currentTarget.value);
        setProblem(null);
        const value = parseNumber(currentTarget.value, shape);
        if (value !== 'unclear') void callHandler(props.onInput as MayBeEmpty, value);
      },
      onFocus: ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
        entered.current = currentTarget;
        draft.setFocused(true);
        if (typeof number === 'number') draft.show(editableNumber(number, shape));
        void callHandler(props.onFocus as MayBeEmpty, number === 'unclear' ? null : number);
      },
      onBlur: leave,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') commit();
      },
    },
  };
}

function outOfRange(value: number | null, { min, max }: NumberFieldProps, shape: NumberShape): string | null {
  if (value === null) return null;
  if (min !== undefined && value < min) return `Must be ${formatNumber(min, shape)} or more.`;
  if (max !== undefined && value > max) return `Must be ${formatNumber(max, shape)} or less.`;
  return null;
}

/**
 * Another text in the focused input drops the browser's selection, and what is typed next would be appended to the old
 * number instead of replacing it.
 */
function useSelectOnEntry(text: string) {
  const entered = useRef<HTMLInputElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the text was replaced.
  useLayoutEffect(() => {
    entered.current?.select();
    entered.current = null;
  }, [text]);
  return entered;
}
