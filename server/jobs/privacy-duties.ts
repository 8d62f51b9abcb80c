import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { TenantId } from '#domain/shared/ids.ts';
import { type EraseRecordJob, queues } from '#store/queues.ts';
import type { Context } from '#use-cases/context.ts';
import { eraseOld } from '#use-cases/privacy/erase-old.ts';
import { eraseRecord } from '#use-cases/privacy/erase-record.ts';
import { followDeletions } from '#use-cases/privacy/follow-deletions.ts';
import { forEachTenant } from './for-each-tenant.ts';
import { toldSafely } from './told-safely.ts';

/** What is forgotten without anybody's doing: what the CRM forgot, and what is past its retention. */
export async function startPrivacyDuties(boss: PgBoss, ctx: Context, log: Logger): Promise<void> {
  await boss.work<EraseRecordJob>(
    queues.eraseRecord.name,
    { pollingIntervalSeconds: 5 },
    toldSafely(log, queues.eraseRecord.name, async (jobs) => {
      for (const { data } of jobs) {
        const tenantId = data.tenantId as TenantId;
        const { crm, objectType, recordId, reason } = data;
        const actor = { kind: 'system', tenantId, duty: 'crm-webhook' } as const;
        const erased = await eraseRecord(ctx, actor, { crm, objectType, recordId }, reason);
        log.info({ tenantId, suggestions: erased.suggestions, sources: erased.sources }, 'a record was erased');
      }
    }),
  );
  await boss.work(
    queues.eraseOld.name,
    { pollingIntervalSeconds: 30 },
    toldSafely(log, queues.eraseOld.name, async () => {
      for (const tenantId of await ctx.store.tenantIds()) {
        const { suggestions, sources } = await eraseOld(ctx, tenantId);
        if (suggestions + sources > 0)
          log.info({ tenantId, suggestions, sources }, 'erased what is past its retention');
      }
    }),
  );
  await boss.schedule(queues.eraseOld.name, '17 2 * * *');
  await forEachTenant(boss, queues.followDeletions.name, '41 */6 * * *', ctx, log, async (tenantId) => {
    const erased = await followDeletions(ctx, tenantId);
    if (erased > 0) log.info({ tenantId, erased }, 'erased what was held about people deleted in the CRM');
  });
}
