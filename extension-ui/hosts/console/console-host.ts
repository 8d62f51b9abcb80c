import { newDecisionId } from '#ui/core/decision-id.ts';
import type { Host } from '#ui/core/host.ts';
import type { KitBridge } from '#ui/kit/kit-bridge.ts';
import { saveFile } from '../web/save-file.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Crm } from './start-data.ts';

export interface ConsoleHostOptions {
  readonly session: ConsoleSession;
  readonly crm: Crm;
  readonly kit: KitBridge;
  readonly toast: Host['toast'];
}

/** What a screen may ask of the console, where no CRM page is around and no record is open. */
export function consoleHost({ session, crm, kit, toast }: ConsoleHostOptions): Host {
  return {
    name: 'console',
    crm,
    record: null,
    locale: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    request: (method, path, body) => session.request(method, path, body),
    refreshRecord: async () => {},
    onRecordChanged: () => {},
    toast,
    closeOverlay: (id) => kit.closeOverlay(id),
    // Missing outside https; the screen then says how to copy without it.
    copyText: async (text) => navigator.clipboard.writeText(text),
    newDecisionId,
    saveFile,
    takesKeys: true,
  };
}
