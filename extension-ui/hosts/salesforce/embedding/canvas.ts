import type { EmbeddingHost } from './embedding-host.ts';
import { appliedEvent } from './messages.ts';
import { readProps } from './read-props.ts';

/**
 * The page as Canvas opened it: record and code came with it and stay. The component around the frame understands one
 * message; where there is none, nothing happens and the person reloads the record.
 * @param around the windows around this page: Salesforce puts frames of its own between them and does not say which
 */
export function openCanvas(
  start: { code: string; recordId: unknown; objectApiName: unknown },
  around: Iterable<Pick<Window, 'postMessage'>>,
): EmbeddingHost {
  const props = readProps({ ...start, proof: start.code });
  return {
    props: () => props,
    ended: () => false,
    subscribe: () => () => {},
    applied() {
      // To whatever origin stands there: the message holds no secret.
      for (const one of around) one.postMessage({ type: appliedEvent }, { targetOrigin: '*' });
    },
    toast: () => false,
    needProof: () => false,
    resize: () => {},
  };
}
