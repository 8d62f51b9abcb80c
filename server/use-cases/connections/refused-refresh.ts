import type { CrmProvider, StandingGrant } from '#crm/provider.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Holder } from '#store/connections.ts';

/**
 * The CRM's word that it will never take this refresh token again. Access that is renewed without one has nothing that
 * could be dead: it comes back as soon as the CRM's admin lets it.
 * @throws whatever else kept the CRM from renewing, unchanged
 */
export function refusalOf({ refreshToken }: StandingGrant, error: unknown): Fault {
  const isFinal = error instanceof Fault && error.code === 'crm_access_lost' && error.facts.reason === 'revoked';
  if (isFinal && refreshToken !== '') return error;
  throw error;
}

/** The same to whoever spent the refused token and to everybody after, who are told without asking the CRM. */
export function accessEnded(provider: CrmProvider, holder: Holder, since: Date, cause?: Fault): Fault {
  const message =
    holder === 'account'
      ? `${provider.name} has withdrawn our access. An admin has to connect the account again.`
      : `${provider.name} has withdrawn the access that was lent. It has to be lent again.`;
  return new Fault('crm_access_lost', message, { reason: 'revoked', since: since.toISOString() }, { cause });
}
