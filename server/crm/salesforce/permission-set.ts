import type { Field } from '#domain/crm/field.ts';
import { type AllowedField, allowedFields } from '#domain/least-privilege/allowed-field.ts';
import type { LeftOut } from '#domain/least-privilege/rights.ts';
import { type FieldCatalogue, fieldAt } from '#domain/policy/field-catalogue.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { fieldsNamedByRules } from '#domain/policy/policy-rule.ts';
import { rightsOf, titleFields } from './field-rights.ts';

interface PermissionSet {
  /** Salesforce metadata, to be deployed as it is. */
  readonly xml: string;
  readonly leftOut: readonly LeftOut[];
}

interface FieldRight {
  readonly name: string;
  readonly editable: boolean;
}

/** To speak through the API at all, and to read who is in which role and which permission set. */
const userPermissions = ['ApiEnabled', 'ViewRoles', 'ViewSetup'];

/** Of which release the file is written; see the Metadata API's `PermissionSet`. */
const apiVersion = '66.0';

/**
 * The rights that Salesforce's integration user needs for this policy, and no more: objects without create and delete,
 * fields editable only where a line allows it and nothing protects them. Deployed, it takes the place of the set that the
 * installation brought, so it names whatever else that one gives.
 */
export function permissionSet(policy: Policy, catalogue: FieldCatalogue): PermissionSet {
  const allowed = allowedFields(policy, catalogue);
  const objectTypes = [...new Set(allowed.map(({ objectType }) => objectType))];
  const leftOut: LeftOut[] = [];
  const fields: string[] = [];
  const objects: string[] = [];
  for (const objectType of objectTypes) {
    if (!isApiName(objectType)) {
      leftOut.push({ objectType, field: '*', reason: notAName });
      continue;
    }
    const own = allowed.filter((one) => one.objectType === objectType);
    const edits = own.filter((one) => keep(one, leftOut));
    const reads = [...(titleFields.get(objectType) ?? []), ...fieldsNamedByRules(policy.rules, objectType)]
      .map((name) => fieldAt(catalogue, { objectType, field: name }))
      .filter((field) => field !== undefined && isApiName(field.name) && rightsOf(field) === 'own')
      .flatMap((field) => (field === undefined ? [] : [{ name: field.name, editable: false }]));
    const rights = [...reads, ...edits.map(({ name }) => ({ name, editable: true }))];
    if (own.every(({ field }) => field === null)) continue;
    const writes = own.some(({ field }) => field !== null && rightsOf(field) !== 'whole_address');
    fields.push(...fieldBlocks(objectType, rights));
    objects.push(objectBlock(objectType, writes));
  }
  return { xml: documentOf(fields, objects), leftOut };
}

const notAName = 'Its name is no valid API name, so it must not get into a file of rights.';

/** Whether the file can give the right to this field alone. Says why it cannot, where that is news. */
function keep({ objectType, name, field }: AllowedField, leftOut: LeftOut[]): boolean {
  const reason = field === null ? hidden : reasonAgainst(name, field);
  if (reason === null) return field !== null && rightsOf(field) === 'own';
  leftOut.push({ objectType, field: name, reason });
  return false;
}

const hidden =
  'Salesforce does not show it to the integration user, so nobody can tell what it is. Let the user read it, then make the file again.';

function reasonAgainst(name: string, field: Field): string | null {
  if (!isApiName(name)) return notAName;
  if (rightsOf(field) !== 'whole_address') return null;
  return 'Salesforce gives this right for the whole of an address or name only, which is more than the allowlist allows. Give it by hand if you want it.';
}

function isApiName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,79}$/.test(name);
}

/** Each field once; the right to edit holds the right to read. */
function fieldBlocks(objectType: string, rights: readonly FieldRight[]): string[] {
  const byName = Map.groupBy(rights, ({ name }) => name);
  return [...byName.keys()].sort().map((name) => {
    const editable = (byName.get(name) ?? []).some((right) => right.editable);
    return block('fieldPermissions', {
      editable: String(editable),
      field: `${objectType}.${name}`,
      readable: 'true',
    });
  });
}

function objectBlock(objectType: string, writes: boolean): string {
  return block('objectPermissions', {
    allowCreate: 'false',
    allowDelete: 'false',
    allowEdit: String(writes),
    allowRead: 'true',
    modifyAllRecords: 'false',
    object: objectType,
    // It reads a record for whoever may see it; who that is, Salesforce is asked each time.
    viewAllRecords: 'true',
  });
}

function block(tag: string, parts: Readonly<Record<string, string>>): string {
  const lines = Object.entries(parts).map(([name, value]) => `        <${name}>${escaped(value)}</${name}>`);
  return [`    <${tag}>`, ...lines, `    </${tag}>`].join('\n');
}

/** The Metadata API wants elements of one kind together. */
function documentOf(fields: readonly string[], objects: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- Written from the allowlist of Fieldward; metadata API ${apiVersion}. Changes by hand are lost with the next one. -->`,
    '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">',
    '    <description>What the integration user of Fieldward may do, from the allowlist in force.</description>',
    ...fields,
    '    <hasActivationRequired>false</hasActivationRequired>',
    '    <label>Fieldward Integration</label>',
    ...objects,
    ...userPermissions.map((name) => block('userPermissions', { enabled: 'true', name })),
    '</PermissionSet>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
