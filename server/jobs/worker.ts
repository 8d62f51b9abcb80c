import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { BatchId, ChangeId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import {
  type AcceptByPolicyJob,
  batchRoundMs,
  type FinishChangeJob,
  type FollowCrmChangesJob,
  type GoOnWithBatchJob,
  queues,
} from '#store/queues.ts';
import { forgetProofs } from '#use-cases/access/forget-proofs.ts';
import { goOnWithBatch } from '#use-cases/batches/go-on-with-batch.ts';
import { finishChange } from '#use-cases/changes/finish-change.ts';
import type { Context } from '#use-cases/context.ts';
import { followGroups } from '#use-cases/people/follow-groups.ts';
import { acceptByPolicy } from '#use-cases/suggestions/accept-by-policy.ts';
import { expireSuggestions } from '#use-cases/suggestions/expire-suggestions.ts';
import { followCrmChanges } from '#use-cases/suggestions/follow-crm-changes.ts';
import { forEachTenant } from './for-each-tenant.ts';
import { startPrivacyDuties } from './privacy-duties.ts';
import { NotYet, toldSafely } from './told-safely.ts';

const pausedAgainMs = 30_000;

/** Starts the background duties of this process. pg-boss hands each job to one worker of one process at a time. */
export async function startWorker(boss: PgBoss, ctx: Context, log: Logger): Promise<void> {
  await boss.work<
    FinishChangeJob,
    void,
    { includeMetadata: true; pollingIntervalSeconds: number; localConcurrency: number }
  >(
    queues.finishChange.name,
    { includeMetadata: true, pollingIntervalSeconds: 1, localConcurrency: 2 },
    toldSafely(log, queues.finishChange.name, async (jobs) => {
      for (const job of jobs) {
        const tenantId = job.data.tenantId as TenantId;
        const changeId = job.data.changeId as ChangeId;
        const progress = await finishChange(ctx, tenantId, changeId, job.retryCount >= job.retryLimit);
        if (progress === 'finished') continue;
        if (progress === 'paused') {
          await ctx.store.transact(tenantId, (tx) => ctx.finishLater(tx, tenantId, changeId, pausedAgainMs));
          continue;
        }
        throw new NotYet('the change is not finished yet');
      }
    }),
  );
  await boss.work<AcceptByPolicyJob, void, { includeMetadata: true; pollingIntervalSeconds: number }>(
    queues.acceptByPolicy.name,
    { includeMetadata: true, pollingIntervalSeconds: 1 },
    toldSafely(log, queues.acceptByPolicy.name, async (jobs) => {
      for (const { data, retryCount, retryLimit } of jobs) {
        let waiting = false;
        for (const id of data.suggestionIds) {
          const lastTry = retryCount >= retryLimit;
          const end = await acceptByPolicy(ctx, data.tenantId as TenantId, id as SuggestionId, lastTry);
          waiting ||= end === 'waiting';
        }
        if (waiting) throw new NotYet('the CRM could not be asked yet');
      }
    }),
  );
  await boss.work<GoOnWithBatchJob, void, { pollingIntervalSeconds: number; localConcurrency: number }>(
    queues.goOnWithBatch.name,
    { pollingIntervalSeconds: 0.5, localConcurrency: 2 },
    toldSafely(log, queues.goOnWithBatch.name, async (jobs) => {
      for (const { data } of jobs) {
        const [tenantId, batchId] = [data.tenantId as TenantId, data.batchId as BatchId];
        const progress = await goOnWithBatch(ctx, tenantId, batchId, batchRoundMs);
        if (progress === 'over') continue;
        await ctx.store.transact(tenantId, (tx) => ctx.goOnLater(tx, tenantId, batchId, progress.afterMs));
      }
    }),
  );
  await boss.work<FollowCrmChangesJob>(
    queues.followCrmChanges.name,
    { pollingIntervalSeconds: 1 },
    toldSafely(log, queues.followCrmChanges.name, async (jobs) => {
      for (const { data } of jobs) {
        const closed = await followCrmChanges(ctx, data);
        if (closed > 0) log.info({ tenantId: data.tenantId, closed }, 'suggestions closed after a change in the CRM');
      }
    }),
  );
  await boss.work(
    queues.expireSuggestions.name,
    { pollingIntervalSeconds: 10 },
    toldSafely(log, queues.expireSuggestions.name, async () => {
      for (const tenantId of await ctx.store.tenantIds()) {
        await forgetProofs(ctx, tenantId);
        const expired = await expireSuggestions(ctx, tenantId);
        if (expired > 0) log.info({ tenantId, expired }, 'suggestions expired');
      }
    }),
  );
  await boss.schedule(queues.expireSuggestions.name, '*/5 * * * *');
  await forEachTenant(boss, queues.followGroups.name, '*/10 * * * *', ctx, log, async (tenantId) => {
    const changed = await followGroups(ctx, tenantId);
    if (changed > 0) log.info({ tenantId, changed }, 'roles changed with groups of the CRM');
  });
  await startPrivacyDuties(boss, ctx, log);
}
