/** The address if it is a web address, else `null`. The server checks too; a `javascript:` link must pass neither. */
export function safeLink(address: string | null): string | null {
  return address !== null && /^https?:\/\/[^\s]+$/i.test(address) ? address : null;
}
