declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** One CRM account: `<crm>.<account id>`. Known from the caller's proof, so no look-up can cross tenants. */
export type TenantId = Id<'tenant'>;
export type PersonId = Id<'person'>;
export type AgentId = Id<'agent'>;
export type AgentKeyId = Id<'agent-key'>;
export type SourceId = Id<'source'>;
export type RunId = Id<'run'>;
export type SuggestionId = Id<'suggestion'>;
export type DecisionId = Id<'decision'>;
export type ChangeId = Id<'change'>;
export type PauseId = Id<'pause'>;
export type EventId = Id<'event'>;
export type SessionId = Id<'session'>;
export type DataKeyId = Id<'data-key'>;
export type RoleRuleId = Id<'role-rule'>;
export type BatchId = Id<'batch'>;

interface IdOf {
  per: PersonId;
  agt: AgentId;
  key: AgentKeyId;
  src: SourceId;
  run: RunId;
  sug: SuggestionId;
  chg: ChangeId;
  pau: PauseId;
  evt: EventId;
  ses: SessionId;
  dky: DataKeyId;
  rul: RoleRuleId;
  bat: BatchId;
}
export type IdPrefix = keyof IdOf;

/** Makes a new id of one kind. Injected, because the domain has neither clock nor randomness. */
export type NewId = <P extends IdPrefix>(prefix: P) => IdOf[P];

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * An id that sorts by time, so that new rows land at the end of every index: prefix, 10 characters of Unix
 * milliseconds, 16 characters of randomness.
 * @param random at least 10 bytes from a cryptographic source
 * @throws RangeError for fewer: an id could then be guessed
 */
export function idFrom<P extends IdPrefix>(prefix: P, unixMs: number, random: Uint8Array): IdOf[P] {
  if (random.length < 10) throw new RangeError('an id needs 10 random bytes');
  let time = '';
  for (let rest = unixMs, place = 0; place < 10; place += 1) {
    time = (alphabet[rest % 32] ?? '0') + time;
    rest = Math.floor(rest / 32);
  }
  let tail = '';
  let bits = 0;
  let value = 0;
  for (const byte of random.subarray(0, 10)) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      tail += alphabet[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return `${prefix}_${time}${tail}` as IdOf[P];
}

export function tenantIdFor(crm: string, accountId: string): TenantId {
  return `${crm}.${accountId}` as TenantId;
}

/** The CRM whose account this tenant is. */
export function crmOf(tenantId: TenantId): string {
  return tenantId.split('.')[0] ?? '';
}

/** The CRM's own id of that account. */
export function accountOf(tenantId: TenantId): string {
  return tenantId.slice(tenantId.indexOf('.') + 1);
}
