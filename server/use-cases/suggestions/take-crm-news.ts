import type { RecordNews } from '#domain/crm/record-news.ts';
import { tenantIdFor } from '#domain/shared/ids.ts';
import { connectionKnown } from '#store/connections.ts';
import type { Writing } from '#store/database.ts';
import { spendProof } from '#store/proofs.ts';
import type { EraseRecordJob, FollowCrmChangesJob } from '#store/queues.ts';
import { openAmong, type StoredSuggestion } from '#store/suggestions.ts';
import type { Signature } from '../access/recognise.ts';
import type { Context } from '../context.ts';

/** Queues what has to be done about announcements of a CRM, and does nothing else. */
export type TakeNews = (crm: string, news: readonly RecordNews[], signature: Signature) => Promise<void>;

/** Each in the caller's transaction. */
export interface Enqueue {
  readonly follow: (tx: Writing, job: FollowCrmChangesJob) => Promise<void>;
  readonly erase: (tx: Writing, job: EraseRecordJob) => Promise<void>;
}

/**
 * One job for each account whose open suggestions may be touched. Most announcements touch none, our own writes among
 * them, and cost one read. One that was taken before is not taken again: whoever captured it cannot make us ask the CRM
 * over and over.
 */
export function takeCrmNews(ctx: Context, enqueue: Enqueue): TakeNews {
  return async (crm, news, { id, expiresAt }) => {
    for (const [accountId, ofAccount] of Map.groupBy(news, (one) => one.accountId)) {
      const tenantId = tenantIdFor(crm, accountId);
      const refs = ofAccount.map(({ objectType, recordId }) => ({ crm, objectType, recordId }));
      const { open, connected } = await ctx.store.read(tenantId, async (tx) => ({
        open: await openAmong(tx, tenantId, refs),
        connected: await connectionKnown(tx, { tenantId, crm, holder: 'account' }),
      }));
      const forget = connected ? ofAccount.filter((one) => one.forget) : [];
      const touched = touching(
        ofAccount.filter((one) => !one.forget),
        open,
      );
      if (touched.length + forget.length === 0) continue;
      await ctx.store.transact(tenantId, async (tx) => {
        const isNew = await spendProof(tx, tenantId, id, ctx.now(), expiresAt);
        if (!isNew) return;
        if (touched.length > 0) await enqueue.follow(tx, { tenantId, crm, news: touched });
        for (const { objectType, recordId } of forget) {
          await enqueue.erase(tx, { tenantId, crm, objectType, recordId, reason: 'privacy_deletion' });
        }
      });
    }
  };
}

function touching(news: readonly RecordNews[], open: readonly StoredSuggestion[]) {
  const records = Map.groupBy(news, ({ objectType, recordId }) => `${objectType} ${recordId}`);
  return [...records.values()].flatMap((ofRecord) => {
    const [first] = ofRecord;
    if (first === undefined) return [];
    const { objectType, recordId } = first;
    const deleted = ofRecord.some(({ field }) => field === null);
    const changed = new Set(ofRecord.map(({ field }) => field));
    const waiting = open.filter(({ record }) => record.objectType === objectType && record.recordId === recordId);
    const fields = [...new Set(waiting.map(({ field }) => field))].filter((field) => changed.has(field));
    const matters = deleted ? waiting.length > 0 : fields.length > 0;
    return matters ? [{ objectType, recordId, fields, deleted }] : [];
  });
}
