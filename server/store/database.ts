import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Database } from './schema.ts';

declare const transacting: unique symbol;

/** A transaction bound to one tenant, for reading. */
export type Reading = Transaction<Database>;
/** A transaction bound to one tenant, for writing: what every writer asks for, so none can run outside one. */
export type Writing = Transaction<Database> & { readonly [transacting]: true };

/** The pool of the app role, and the only ways into it. */
export interface Store {
  /** One snapshot, read only. */
  read<T>(tenantId: TenantId, work: (tx: Reading) => Promise<T>): Promise<T>;
  /** One transaction: all of it or nothing. Never call a CRM inside: it would hold row locks for as long as it likes. */
  transact<T>(tenantId: TenantId, work: (tx: Writing) => Promise<T>): Promise<T>;
  /** Which tenants there are; sees nothing else. */
  tenantIds(): Promise<TenantId[]>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly url: string;
  readonly connectionsMax?: number;
  readonly onPoolError?: (error: Error) => void;
}

export function openStore({ url, connectionsMax = 20, onPoolError = () => {} }: StoreOptions): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'fieldward',
  });
  // A database that restarts breaks idle connections; without a listener that would end the process.
  pool.on('error', onPoolError);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

  async function bound<T>(
    tenantId: TenantId,
    access: 'read only' | 'read write',
    work: (tx: Writing) => Promise<T>,
  ): Promise<T> {
    // Begun and bound in one trip, which is why Kysely's own transaction is not used.
    const begin = `begin ${access}; select set_config('fieldward.tenant', ${pg.escapeLiteral(tenantId)}, true)`;
    const run = db.connection().execute(async (connection) => {
      try {
        // Inside: begun but not bound, the connection must not go back to the pool either.
        await sql.raw(begin).execute(connection);
        const result = await work(connection as unknown as Writing);
        await sql.raw('commit').execute(connection);
        return result;
      } catch (error) {
        // Fails only on a broken connection, which has rolled back already; what broke it is the news.
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => {});
        throw error;
      }
    });
    return named(run);
  }

  return {
    read: (tenantId, work) => bound(tenantId, 'read only', work),
    transact: (tenantId, work) => bound(tenantId, 'read write', work),
    tenantIds: async () => {
      const rows = await named(db.selectFrom('tenant').select('id').orderBy('id').execute());
      return rows.map((row) => row.id as TenantId);
    },
    ping: async () => {
      await named(sql`select 1`.execute(db));
    },
    close: () => db.destroy(),
  };
}

/** Connection trouble becomes a fault that says "later"; every other database error stays what it is: our bug. */
async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Fault || !isConnectionTrouble(error)) throw error;
    const message = 'The database does not answer. Nothing was changed; try again in a moment.';
    throw new Fault('database_unavailable', message, {}, { cause: error });
  }
}

const connectionStates = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', '53300']);

function isConnectionTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    connectionStates.has(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

/** The name of the unique constraint that an insert ran into, or `null` for any other error. */
export function brokenUniqueness(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23505') return null;
  return error.constraint ?? null;
}
