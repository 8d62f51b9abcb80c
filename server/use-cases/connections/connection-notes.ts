import type { FaultCode } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';

/** Something that claimed to come from an account and proved nothing. */
export interface RefusedProof {
  readonly crm: string;
  /** As the sender claims; nothing is known about it. */
  readonly accountId: string;
  readonly reason: string;
  readonly skewMs: number | null;
}

/**
 * What is noticed about connections in passing. Noting waits for nothing and writes nothing; `flush` writes it all, once
 * for every account. So nobody can make us write by calling us, and no call to a CRM is slower for being watched.
 */
export interface ConnectionNotes {
  answered(tenantId: TenantId, crm: string): void;
  failed(tenantId: TenantId, crm: string, code: FaultCode): void;
  /** @param skewMs our clock minus the CRM's */
  clockSeen(tenantId: TenantId, crm: string, skewMs: number): void;
  refused(proof: RefusedProof): void;
  /** @throws AggregateError of what could not be written, and is lost */
  flush(): Promise<void>;
  /** Of one account only: nobody waits for what was noticed about others. */
  flushFor(tenantId: TenantId): Promise<void>;
}
