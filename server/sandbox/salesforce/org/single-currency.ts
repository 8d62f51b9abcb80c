import type { Org } from '../org-port.ts';

/** Fields that an organization has only once it counts in several currencies. */
const ofSeveral: ReadonlySet<unknown> = new Set(['CurrencyIsoCode', 'DefaultCurrencyIsoCode']);

/** The same organization before it turned on several currencies: no record names its own. */
export function withOneCurrency(org: Org): Org {
  return {
    ...org,
    describe: (userId, objectType) => {
      const described = org.describe(userId, objectType);
      return described && { ...described, fields: described.fields.filter(({ name }) => !ofSeveral.has(name)) };
    },
    fieldDefinitions: (objectType) =>
      org.fieldDefinitions(objectType).filter(({ QualifiedApiName }) => !ofSeveral.has(QualifiedApiName)),
  };
}
