import type { FaultCode } from '../../shared/fault.ts';
import type { FieldValue } from '../field.ts';

/** Why a value cannot be suggested: a code, and a sentence that says what to send instead. */
export interface ValueRefusal {
  readonly code: FaultCode;
  readonly message: string;
}

export type Parsed = { readonly ok: true; readonly value: FieldValue } | ({ readonly ok: false } & ValueRefusal);

export function accepted(value: FieldValue): Parsed {
  return { ok: true, value };
}

export function refused(code: FaultCode, message: string): Parsed {
  return { ok: false, code, message };
}

export function wrongType(message: string): Parsed {
  return refused('value_wrong_type', message);
}
