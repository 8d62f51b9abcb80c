import { type Insertable, type Selectable, sql } from 'kysely';
import type { Writing } from './database.ts';
import type { Database } from './schema.ts';

type Table = keyof Database;
type Column<T extends Table> = keyof Insertable<Database[T]> & keyof Selectable<Database[T]> & string;

/** A row as JSON carries it: JSON columns unserialised, moments as dates; no table with bytes. */
export type JsonRow<T extends Table> = {
  readonly [C in Column<T>]: JsonColumn<Insertable<Database[T]>[C], Selectable<Database[T]>[C]>;
};
type JsonColumn<Inserted, Selected> = unknown extends Selected ? object : Inserted extends Buffer ? never : Inserted;

/**
 * Inserts rows, in their order, as JSON: a statement with a parameter for each value costs both sides more to put
 * together and take apart than the rows themselves. What all rows share is sent once. All have the columns of the first.
 */
export async function insertMany<T extends Table>(tx: Writing, table: T, rows: readonly JsonRow<T>[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as Column<T>[];
  const own = columns.filter((column) => rows.some((row) => row[column] !== first[column]));
  const shared = columns.filter((column) => !own.includes(column));
  const listed = sql.join([...shared, ...own].map((name) => sql.ref(name)));
  const chosen = sql.join([
    ...shared.map((name) => sql.ref(`all_rows.${name}`)),
    ...own.map((name) => sql.ref(`each_row.${name}`)),
  ]);
  const like = sql`null::${sql.table(table)}`;
  await sql`
    insert into ${sql.table(table)} (${listed}) select ${chosen}
    from json_populate_record(${like}, ${jsonOf(first, shared)}::json) all_rows,
      json_populate_recordset(${like}, ${`[${rows.map((row) => jsonOf(row, own)).join(',')}]`}::json) each_row
  `.execute(tx);
}

function jsonOf<T extends Table>(row: JsonRow<T>, columns: readonly Column<T>[]): string {
  return JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])));
}
