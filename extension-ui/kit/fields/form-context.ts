import { createContext, useContext, useEffect, useRef } from 'react';

/** What a field is worth in a submitted form; `undefined` leaves it out, as an unticked box is. */
export type FormValue = string | number | boolean | (string | number | boolean)[] | object | undefined;
export type ReadValue = () => FormValue;

export interface FormRegistry {
  add(name: string, read: ReadValue): () => void;
}

export const FormContext = createContext<FormRegistry | null>(null);

/** Makes a field part of the form around it. Without a name it is not submitted. */
export function useFormValue(name: string | undefined, value: FormValue): void {
  const form = useContext(FormContext);
  const newest = useRef(value);
  newest.current = value;
  useEffect(() => (name ? form?.add(name, () => newest.current) : undefined), [form, name]);
}
