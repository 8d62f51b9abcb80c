import type { FormInputValues, FormProps } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { useReactions } from '../actions/use-press.ts';
import { callHandler } from '../base/call-handler.ts';
import { plainSubmit } from '../base/plain-event.ts';
import { FormContext, type FormRegistry, type ReadValue } from './form-context.ts';

/** Submits to the card, never to the network. `targetValue` holds the fields by name. */
export function Form({ onSubmit, autoComplete = 'on', children, testId }: FormProps) {
  const reactions = useReactions();
  const fields = useMemo(() => new Set<{ name: string; read: ReadValue }>(), []);
  const registry = useMemo<FormRegistry>(
    () => ({
      add(name, read) {
        const field = { name, read };
        fields.add(field);
        return () => fields.delete(field);
      },
    }),
    [fields],
  );
  return (
    <FormContext.Provider value={registry}>
      <form
        noValidate
        className="fw-form"
        autoComplete={autoComplete}
        data-testid={testId}
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog is drawn elsewhere but bubbles here: its form must not submit the one around its button.
          event.stopPropagation();
          void callHandler(onSubmit, plainSubmit(event, valuesOf(fields)), reactions);
        }}
      >
        {children}
      </form>
    </FormContext.Provider>
  );
}

function valuesOf(fields: Iterable<{ name: string; read: ReadValue }>): FormInputValues {
  const values = new Map<string, unknown>();
  for (const { name, read } of fields) {
    const value = read();
    if (value !== undefined) values.set(name, value);
  }
  // The SDK types text and numbers only, yet dates, lists and switches are submitted as what they are.
  return Object.fromEntries(values) as FormInputValues;
}
