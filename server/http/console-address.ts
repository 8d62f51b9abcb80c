/**
 * Where the console takes a one-time code. Behind the `#`, which browsers send to no server: it stands in no log and in
 * no referrer.
 */
export function consoleAddress(publicUrl: string, crm: string, code: string): string {
  return `${publicUrl}/console#${new URLSearchParams({ crm, code })}`;
}
