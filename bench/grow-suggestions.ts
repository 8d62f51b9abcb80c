import pg from 'pg';

/** Copies one stored suggestion until there are so many, spread over records that nobody opens. */
export async function growSuggestions(ownerUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'suggestion'",
    );
    const own: Readonly<Record<string, string>> = {
      id: "'sug_' || lpad(n::text, 26, '0')",
      record_id: '(900000000 + n / 8)::text',
      field: "'bench_' || n % 8",
      state: "case when n % 3 = 0 then 'applied' else 'pending' end",
    };
    const columns = rows.map(({ name }) => name);
    await client.query(
      `insert into suggestion (${columns.join(', ')}) select ${columns.map((name) => own[name] ?? `s.${name}`).join(', ')}
       from (select * from suggestion where state = 'pending' limit 1) s,
         generate_series((select count(*) from suggestion) + 1, $1::bigint) n`,
      [count],
    );
    await client.query('vacuum analyze suggestion');
  } finally {
    await client.end();
  }
}
