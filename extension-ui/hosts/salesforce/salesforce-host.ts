import { newDecisionId } from '#ui/core/decision-id.ts';
import type { Host } from '#ui/core/host.ts';
import type { KitBridge } from '#ui/kit/kit-bridge.ts';
import { saveFile } from '../web/save-file.ts';
import { openConnectWindow } from './connect-window.ts';
import type { EmbeddingHost } from './embedding/embedding-host.ts';
import type { PageSession } from './session.ts';

export interface SalesforceHostOptions {
  readonly embedding: EmbeddingHost;
  readonly session: PageSession;
  readonly kit: KitBridge;
  /** `null` on the log, which belongs to no record. */
  readonly record: { readonly objectType: string; readonly recordId: string } | null;
  /** Shows a toast inside the panel, where the page around has no place for it. */
  readonly ownToast: Host['toast'];
}

const variants = { success: 'success', warning: 'warning', danger: 'error', info: 'info' } as const;

/**
 * What a screen may ask of a Salesforce record page, and how the panel tells the screen that values may have changed:
 * Salesforce itself does not tell a frame.
 */
export function salesforceHost(options: SalesforceHostOptions): { host: Host; recordChanged: () => void } {
  const { embedding, session, kit, record, ownToast } = options;
  const listeners = new Set<() => void>();
  const request: Host['request'] = (method, path, body) => session.request(method, path, body);
  const host: Host = {
    name: 'salesforce',
    crm: 'salesforce',
    record: record === null ? null : { crm: 'salesforce', ...record },
    locale: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    request,
    refreshRecord: async () => embedding.applied(),
    onRecordChanged: (listener) => void listeners.add(listener),
    toast(kind, title, message) {
      if (!embedding.toast({ title, message, variant: variants[kind] })) ownToast(kind, title, message);
    },
    closeOverlay: (id) => kit.closeOverlay(id),
    newDecisionId,
    saveFile,
    takesKeys: record === null,
    connectAccount: () => openConnectWindow(request),
  };
  const recordChanged = () => {
    for (const listener of listeners) listener();
  };
  return { host, recordChanged };
}
