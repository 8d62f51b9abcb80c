/*
 * What travels between the embedding and the page it frames. The envelope and the two "initialized" notifications are
 * Salesforce's; the names marked "ours" are not published, so both ends of them are our own until they are.
 */

export const metadataParameter = 'hostMetaData';
export const guestReady = 'sf-embedding/ready';
export const guestShutdown = 'sf-embedding/shutdown';
export const bootstrap = 'sf-embedding.bootstrap';
export const protocol = 'sf-embedding';

export const hostInitialized = 'ui/notifications/host-initialized';
export const guestInitialized = 'ui/notifications/embedding-initialized';

/** Ours. Host to guest, `{props}`: a complete snapshot. */
export const stateChanged = 'ui/notifications/ui-state-changed';
/** Ours. Guest to host, `{type, detail}`: becomes a DOM event on the embedding. */
export const guestEvent = 'ui/notifications/event';
/** Ours. Guest to host, `{height}` in CSS pixels. */
export const sizeChanged = 'ui/notifications/size-changed';

export const readyEvent = 'sf-embedding.component.ready';
export const errorEvent = 'sf-embedding.component.error';

export interface EmbeddingFailure {
  readonly instanceId: string;
  readonly phase: 'configuration' | 'bootstrap';
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}
