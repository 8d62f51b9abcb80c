/*
 * What travels between the panel and the Lightning component that frames it. The envelope and the two "initialized"
 * notifications are Salesforce's; the names marked "ours" are not published, so they stand here and nowhere else.
 */

export const metadataParameter = 'hostMetaData';
export const guestReady = 'sf-embedding/ready';
export const guestShutdown = 'sf-embedding/shutdown';
export const duplicateTransfer = 'DUPLICATE_PORT_TRANSFER';
export const bootstrap = 'sf-embedding.bootstrap';
export const protocol = 'sf-embedding';

export const guestInitialized = 'ui/notifications/embedding-initialized';

/** Ours. Host to guest, `{props}`: a complete snapshot. */
export const stateChanged = 'ui/notifications/ui-state-changed';
/** Ours. Guest to host, `{type, detail}`: becomes a DOM event on the embedding. */
export const guestEvent = 'ui/notifications/event';
/** Ours. Guest to host, `{height}` in CSS pixels. */
export const sizeChanged = 'ui/notifications/size-changed';

/** The events that our Lightning component listens for, and the one message that our Canvas component does. */
export const appliedEvent = 'fieldward-applied';
export const proofEvent = 'fieldward-proof';
export const toastEvent = 'fieldward-toast';
