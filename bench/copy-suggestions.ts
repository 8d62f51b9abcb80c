import pg from 'pg';

/**
 * Copies stored suggestions, as the database's owner.
 * @param own what a copy has of its own: SQL by column; the rest is that of the row `s`
 * @param from the rows to copy, as SQL that names them `s`, and a number `n` for each copy; may use `$1`, the count
 */
export async function copySuggestions(
  ownerUrl: string,
  own: Readonly<Record<string, string>>,
  from: string,
  count: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'suggestion'",
    );
    const columns = rows.map(({ name }) => name);
    const values = columns.map((name) => own[name] ?? `s.${name}`);
    await client.query(`insert into suggestion (${columns.join(', ')}) select ${values.join(', ')} from ${from}`, [
      count,
    ]);
    await client.query('vacuum analyze suggestion');
  } finally {
    await client.end();
  }
}
