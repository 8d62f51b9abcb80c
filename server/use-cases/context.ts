import type { CrmGateway } from '#crm/gateway.ts';
import type { CrmProvider } from '#crm/provider.ts';
import type { EventDraft } from '#domain/log/event.ts';
import { sealEvent } from '#domain/log/event.ts';
import type { BatchId, ChangeId, NewId, PersonId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import type { Store, Writing } from '#store/database.ts';
import { appendEvents } from '#store/events.ts';
import type { Vault } from '#store/secrets/vault.ts';
import type { ConnectionNotes } from './connections/connection-notes.ts';

/** How long things may take, in milliseconds. */
export interface Timing {
  /** A change's holder loses it after this; longer than any deadline plus one CRM call's time limit. */
  readonly leaseMs: number;
  /** A person waits at most this long for the CRM; the change then goes on in the background. */
  readonly interactiveMs: number;
  readonly backgroundMs: number;
}

/** Texts that leave us and must come back unread and unchanged, such as an OAuth state. */
export interface SealedTokens {
  seal(purpose: string, text: string): string;
  /** @returns `null` for anything that `seal` did not make for this purpose */
  open(purpose: string, token: string): string | null;
}

/** What every use case is handed: plain values, so that tests move the clock and the ids. */
export interface Context {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: NewId;
  /** 32 random bytes, hex. */
  readonly newSalt: () => string;
  readonly timing: Timing;
  /** How browsers reach us. */
  readonly publicUrl: string;
  readonly tokens: SealedTokens;
  readonly vault: Vault;
  readonly notes: ConnectionNotes;
  /** Resolves after so many milliseconds, give or take half of them, so that waiting processes do not march in step. */
  readonly wait: (ms: number) => Promise<void>;
  /** `null` for a CRM that this deployment does not serve. */
  readonly providerOf: (crm: string) => CrmProvider | null;
  /** With the account's own access. @throws Fault `crm_not_connected` */
  readonly gatewayOf: (tenantId: TenantId, crm: string) => Promise<CrmGateway>;
  /** With the access that this person lent; `null` where they lent none. */
  readonly gatewayOfPerson: (tenantId: TenantId, crm: string, personId: PersonId) => Promise<CrmGateway | null>;
  /** Enqueued in the caller's transaction: no accepted change without the job that will finish it. */
  readonly finishLater: (tx: Writing, tenantId: TenantId, changeId: ChangeId, afterMs: number) => Promise<void>;
  /** Enqueued in the caller's transaction: what the policy lets through by itself is looked at once it stands. */
  readonly acceptLater: (tx: Writing, tenantId: TenantId, ids: readonly SuggestionId[]) => Promise<void>;
  /** Enqueued in the caller's transaction: the next step of a batch, whatever that is. */
  readonly goOnLater: (tx: Writing, tenantId: TenantId, batchId: BatchId, afterMs: number) => Promise<void>;
}

/** What the log needs of a context. */
export type Sealing = Pick<Context, 'now' | 'newId' | 'newSalt'>;

/** Seals and appends in the caller's transaction. */
export async function record(ctx: Sealing, tx: Writing, drafts: readonly EventDraft[]): Promise<void> {
  const at = ctx.now();
  await appendEvents(
    tx,
    drafts.map((draft) => sealEvent(draft, ctx.newId('evt'), at, ctx.newSalt)),
  );
}
