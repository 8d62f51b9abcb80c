import { Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { grantAppRole } from './app-role.ts';
import { up as ground } from './migrations/0001-ground.ts';
import { up as actingUsers } from './migrations/0002-acting-users.ts';
import { up as dailyLimit } from './migrations/0003-daily-limit.ts';
import { up as access } from './migrations/0004-access.ts';
import { up as policy } from './migrations/0005-policy.ts';
import { up as refusedRefresh } from './migrations/0006-refused-refresh.ts';
import { up as automatic } from './migrations/0007-automatic.ts';
import { up as queue } from './migrations/0008-queue.ts';
import { up as batch } from './migrations/0009-batch.ts';
import { up as batchTerms } from './migrations/0010-batch-terms.ts';
import { up as batchParent } from './migrations/0011-batch-parent.ts';
import { up as recordOwner } from './migrations/0012-record-owner.ts';
import { queues } from './queues.ts';

/** Forward only: a mistake is mended by the next number, because a released number has run somewhere. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-ground': { up: ground },
  '0002-acting-users': { up: actingUsers },
  '0003-daily-limit': { up: dailyLimit },
  '0004-access': { up: access },
  '0005-policy': { up: policy },
  '0006-refused-refresh': { up: refusedRefresh },
  '0007-automatic': { up: automatic },
  '0008-queue': { up: queue },
  '0009-batch': { up: batch },
  '0010-batch-terms': { up: batchTerms },
  '0011-batch-parent': { up: batchParent },
  '0012-record-owner': { up: recordOwner },
};

export interface MigrateOptions {
  /** `false` when the deployment made the app role itself (FIELDWARD_APP_DATABASE_URL). */
  readonly manageLogin: boolean;
}

/**
 * Brings a database to the newest schema, as its owner. Several processes may call this at once: one migrates, the
 * others wait on the lock and find nothing to do.
 * @returns the names of the migrations that ran now
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = { manageLogin: true }): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 2 }) }),
  });
  try {
    // Roles are shared by a whole cluster, so the lock is too: two databases must not alter the role at once.
    await lock.query('select pg_advisory_lock(hashtext($1))', ['fieldward migrate']);
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    await prepareQueues(ownerUrl);
    await grantAppRole(db, ownerUrl, options.manageLogin);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
    await lock.end();
  }
}

/** Installs pg-boss's own schema and our queues as the owner: the app role may not create tables. */
async function prepareQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false, migrate: true });
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const { name, options } of Object.values(queues)) {
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options);
      else await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
