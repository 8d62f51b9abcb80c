import type { FocusEvent, FormEvent, KeyboardEvent } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { useDraft } from '../base/use-draft.ts';
import { useFormValue } from './form-context.ts';

type Textual = HTMLInputElement | HTMLTextAreaElement;

interface TextFieldProps {
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onInput?: (value: string) => void;
  onBlur?: (value: string) => void;
  onFocus?: (value: string) => void;
}

/** The events of HubSpot's text inputs: `onInput` per key, `onChange` when the text is committed by blur or Enter. */
export function useTextField(props: TextFieldProps, commitOnEnter: boolean) {
  const draft = useDraft(props.value ?? props.defaultValue ?? '');
  useFormValue(props.name, draft.text);
  const commit = () => {
    const text = draft.commit();
    if (text !== null) void callHandler(props.onChange, text);
  };
  const type = (text: string) => {
    draft.type(text);
    void callHandler(props.onInput, text);
  };
  return {
    type,
    commit,
    control: {
      name: props.name,
      value: draft.text,
      onChange: (event: FormEvent<Textual>) => type(event.currentTarget.value),
      onFocus: (event: FocusEvent<Textual>) => {
        draft.setFocused(true);
        void callHandler(props.onFocus, event.currentTarget.value);
      },
      onBlur: (event: FocusEvent<Textual>) => {
        draft.setFocused(false);
        commit();
        void callHandler(props.onBlur, event.currentTarget.value);
      },
      onKeyDown: (event: KeyboardEvent<Textual>) => {
        // While an input method composes, Enter picks a character.
        if (commitOnEnter && event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
      },
    },
  };
}
