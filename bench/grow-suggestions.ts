import { copySuggestions } from './copy-suggestions.ts';

/** Copies one stored suggestion until there are so many, spread over records that nobody opens. */
export function growSuggestions(ownerUrl: string, count: number): Promise<void> {
  const own = {
    id: "'sug_' || lpad(n::text, 26, '0')",
    record_id: '(900000000 + n / 8)::text',
    field: "'bench_' || n % 8",
    state: "case when n % 3 = 0 then 'applied' else 'pending' end",
  };
  const from = `(select * from suggestion where state = 'pending' limit 1) s,
    generate_series((select count(*) from suggestion) + 1, $1::bigint) n`;
  return copySuggestions(ownerUrl, own, from, count);
}
