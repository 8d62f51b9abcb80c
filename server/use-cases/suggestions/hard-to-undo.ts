import type { CrmGateway } from '#crm/gateway.ts';
import type { Field } from '#domain/crm/field.ts';

/** Why a change of this field is hard to take back in this CRM, in a sentence; `null` = it is not. */
export function hardToUndoIn(_gateway: Pick<CrmGateway, 'crm'>, _field: Field): string | null {
  return null;
}
