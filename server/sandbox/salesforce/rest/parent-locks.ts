import type { Org } from '../org-port.ts';

const childTypes: Readonly<Record<string, string>> = { '003': 'Contact', '006': 'Opportunity', '500': 'Case' };

/** The account that a write of this record holds, too; undefined where it has none. */
export function accountOf(org: Org, recordId: string): string | undefined {
  const account = org.truth(childTypes[recordId.slice(0, 3)] ?? '', recordId)?.fields.AccountId;
  return typeof account === 'string' ? account : undefined;
}

/** The accounts that writes hold from their arrival until they are answered. */
export class ParentLocks {
  readonly #held = new Map<string, number>();

  /** @returns those that others hold already, and what gives this write's own back */
  hold(accounts: ReadonlySet<string>): { heldByOthers: ReadonlySet<string>; release(): void } {
    const heldByOthers = new Set(this.#held.keys());
    for (const account of accounts) this.#held.set(account, (this.#held.get(account) ?? 0) + 1);
    const release = () => {
      for (const account of accounts) {
        const left = (this.#held.get(account) ?? 0) - 1;
        if (left > 0) this.#held.set(account, left);
        else this.#held.delete(account);
      }
    };
    return { heldByOthers, release };
  }
}

/** The accounts of all records that a request names, in its address or its body. */
export function accountsNamed(org: Org, { path, body }: { path: string; body: unknown }): ReadonlySet<string> {
  const text = `${path} ${JSON.stringify(body ?? null)}`;
  const ids = text.match(/\b(?:003|006|500)[0-9A-Za-z]{15}\b/g) ?? [];
  return new Set(ids.flatMap((id) => accountOf(org, id) ?? []));
}
