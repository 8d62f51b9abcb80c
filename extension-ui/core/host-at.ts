import type { OpenRecord } from './api.ts';
import type { Host } from './host.ts';

/** The same page with this record open on it: a screen of many records shows the card of one. */
export function hostAt(host: Host, record: OpenRecord): Host {
  return {
    name: host.name,
    crm: host.crm,
    record,
    locale: host.locale,
    timeZone: host.timeZone,
    request: (method, path, body) => host.request(method, path, body),
    refreshRecord: () => host.refreshRecord(),
    onRecordChanged: (listener) => host.onRecordChanged(listener),
    toast: (kind, title, message) => host.toast(kind, title, message),
    closeOverlay: (id) => host.closeOverlay(id),
    newDecisionId: () => host.newDecisionId(),
    ...(host.connectAccount === undefined
      ? {}
      : { connectAccount: () => host.connectAccount?.() ?? Promise.resolve() }),
  };
}
