import type { FieldValue } from '../crm/field.ts';
import type { RecordRef } from '../crm/record-ref.ts';
import { keyedHash } from '../log/hash.ts';
import { canonicalBytes } from '../shared/canonical-json.ts';
import type { SuggestionId } from '../shared/ids.ts';

/** What a person had on the screen when they decided. */
export interface Shown {
  readonly suggestionId: SuggestionId;
  readonly record: RecordRef;
  readonly field: string;
  readonly proposed: FieldValue;
  readonly current: FieldValue;
  readonly policyVersion: number;
}

/**
 * Binds a decision to exactly what was shown. Keyed with the suggestion's salt: the browser cannot make one up, and
 * once the salt is erased the digest in the log tells nothing about a value that could be guessed.
 * @returns 64 hex characters
 * @throws TypeError when the salt was erased: nothing can be decided on a suggestion without one
 */
export function shownDigest(shown: Shown, saltHex: string): string {
  const { suggestionId, record, field, proposed, current, policyVersion } = shown;
  const { crm, objectType, recordId } = record;
  // Named one by one: whatever else a caller's object carries must not make two digests of the same screen differ.
  const named = { suggestionId, record: { crm, objectType, recordId }, field, proposed, current, policyVersion };
  return keyedHash(saltHex, canonicalBytes(named));
}
