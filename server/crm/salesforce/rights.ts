import type { CrmRights } from '#domain/least-privilege/rights.ts';
import { rightsOf } from './field-rights.ts';
import { permissionSet } from './permission-set.ts';

/** Salesforce gives rights by field, and describe tells which of them a credential has. */
export const salesforceRights: CrmRights = {
  file: (policy, catalogue) => {
    const { xml, leftOut } = permissionSet(policy, catalogue);
    return { fileName: 'Fieldward_Integration.permissionset-meta.xml', mediaType: 'text/xml', content: xml, leftOut };
  },
  scopes: () => null,
  reach: (_policy, { objects }) => ({
    writes: (objectType) => [...(objects.get(objectType)?.values() ?? [])].some(({ readOnly }) => !readOnly),
    narrowable: (field) => rightsOf(field) !== 'with_object',
  }),
};
