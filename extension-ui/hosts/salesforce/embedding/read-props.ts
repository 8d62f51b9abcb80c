import { isObject } from '#ui/core/read-reply.ts';
import type { EmbeddingProps } from './embedding-host.ts';

/** Longer than any token that the server takes. */
const proofLengthMax = 8_000;

/** A snapshot of the host's, with everything that is not what it should be left out. */
export function readProps(given: unknown): EmbeddingProps {
  const props = isObject(given) ? given : {};
  return {
    recordId: matching(props.recordId, /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/),
    objectApiName: matching(props.objectApiName, /^[A-Za-z]\w{0,79}$/),
    proof: typeof props.proof === 'string' && props.proof.length <= proofLengthMax ? props.proof || null : null,
  };
}

function matching(value: unknown, pattern: RegExp): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null;
}
