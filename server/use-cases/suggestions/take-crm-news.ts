import type { RecordNews } from '#domain/crm/record-news.ts';
import { type TenantId, tenantIdFor } from '#domain/shared/ids.ts';
import type { FollowCrmChangesJob } from '#store/queues.ts';
import { openAmong } from '#store/suggestions.ts';
import type { Context } from '../context.ts';

/** Queues what has to be done about announcements of a CRM, and does nothing else. */
export type TakeNews = (crm: string, news: readonly RecordNews[]) => Promise<void>;

type Enqueue = (job: FollowCrmChangesJob) => Promise<void>;

/**
 * One job for each account whose open suggestions may be touched. Most announcements touch none, our own writes among
 * them, and cost one read.
 */
export function takeCrmNews(ctx: Context, enqueue: Enqueue): TakeNews {
  return async (crm, news) => {
    for (const [accountId, ofAccount] of Map.groupBy(news, (one) => one.accountId)) {
      const tenantId = tenantIdFor(crm, accountId);
      const touched = await touching(ctx, tenantId, crm, ofAccount);
      if (touched.length > 0) await enqueue({ tenantId, crm, news: touched });
    }
  };
}

async function touching(ctx: Context, tenantId: TenantId, crm: string, news: readonly RecordNews[]) {
  const records = Map.groupBy(news, ({ objectType, recordId }) => `${objectType} ${recordId}`);
  const refs = news.map(({ objectType, recordId }) => ({ crm, objectType, recordId }));
  const open = await ctx.store.read(tenantId, (tx) => openAmong(tx, tenantId, refs));
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
