import type { CrmGateway } from '#crm/gateway.ts';
import type { EventDraft } from '#domain/log/event.ts';
import { sealEvent } from '#domain/log/event.ts';
import type { ChangeId, NewId, TenantId } from '#domain/shared/ids.ts';
import type { Store, Writing } from '#store/database.ts';
import { appendEvents } from '#store/events.ts';

/** How long things may take, in milliseconds. */
export interface Timing {
  /** A change's holder loses it after this; longer than any deadline plus one CRM call's time limit. */
  readonly leaseMs: number;
  /** A person waits at most this long for the CRM; the change then goes on in the background. */
  readonly interactiveMs: number;
  readonly backgroundMs: number;
}

/** What every use case is handed: plain values, so that tests move the clock and the ids. */
export interface Context {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: NewId;
  /** 32 random bytes, hex. */
  readonly newSalt: () => string;
  readonly timing: Timing;
  /** Resolves after so many milliseconds, give or take half of them, so that waiting processes do not march in step. */
  readonly wait: (ms: number) => Promise<void>;
  /** @throws Fault `crm_not_connected` */
  readonly gatewayOf: (tenantId: TenantId, crm: string) => Promise<CrmGateway>;
  /** Enqueued in the caller's transaction: no accepted change without the job that will finish it. */
  readonly finishLater: (tx: Writing, tenantId: TenantId, changeId: ChangeId, afterMs: number) => Promise<void>;
}

/** Seals and appends in the caller's transaction. */
export async function record(ctx: Context, tx: Writing, drafts: readonly EventDraft[]): Promise<void> {
  const at = ctx.now();
  await appendEvents(
    tx,
    drafts.map((draft) => sealEvent(draft, ctx.newId('evt'), at, ctx.newSalt)),
  );
}
