import { type Insertable, type Selectable, sql } from 'kysely';
import type { Writing } from './database.ts';
import type { Database } from './schema.ts';

type Table = keyof Database;

/** A row as JSON carries it: JSON columns unserialised, bytes as PostgreSQL's hex (`bytesAsJson`), moments as dates. */
export type JsonRow<T extends Table> = {
  readonly [C in keyof Insertable<Database[T]>]: JsonColumn<
    Insertable<Database[T]>[C],
    C extends keyof Selectable<Database[T]> ? Selectable<Database[T]>[C] : never
  >;
};
type JsonColumn<Inserted, Selected> = unknown extends Selected ? object : Inserted extends Buffer ? HexBytes : Inserted;
type HexBytes = `\\x${string}`;

/**
 * Inserts rows, in their order, as one parameter: a statement with a parameter for each value costs both sides more to
 * put together and take apart than the rows themselves. All rows have the columns of the first.
 */
export async function insertMany<T extends Table>(tx: Writing, table: T, rows: readonly JsonRow<T>[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
  `.execute(tx);
}

export function bytesAsJson(bytes: Uint8Array): HexBytes {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
