import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Context } from '#use-cases/context.ts';
import { toldSafely } from './told-safely.ts';

/**
 * A duty that asks the CRM of every account, at set times. One account whose CRM does not answer must not keep the others
 * from being asked about.
 * @param cron when, in UTC
 */
export async function forEachTenant(
  boss: PgBoss,
  queue: string,
  cron: string,
  ctx: Context,
  log: Logger,
  duty: (tenantId: TenantId) => Promise<void>,
): Promise<void> {
  await boss.work(
    queue,
    { pollingIntervalSeconds: 10 },
    toldSafely(log, queue, async () => {
      for (const tenantId of await ctx.store.tenantIds()) {
        try {
          await duty(tenantId);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          // Not being connected is a state and no failure.
          if (error.code !== 'crm_not_connected')
            log.warn({ tenantId, queue, code: error.code }, 'a duty was not done');
        }
      }
    }),
  );
  await boss.schedule(queue, cron);
}
