import type { OrgUser } from '../org-port.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { isRecordObject, type ObjectSpec } from './catalogue/objects.ts';
import { type Level, type ObjectRights, permissionSetsOf } from './permission-sets.ts';

/** The owner, required fields and what Salesforce keeps itself have no field-level security. */
export function isPermissionable({ system, required, name, type, compound, nameField }: FieldSpec): boolean {
  if (name === 'OwnerId' || required === true || type === 'id') return false;
  if (system === true && type !== 'address') return false;
  return compound !== 'Name' && nameField !== true;
}

/** Nobody writes what Salesforce keeps or works out itself. */
export function isKeptBySalesforce({ system, calculated, autoNumber }: FieldSpec): boolean {
  return system === true || calculated === true || autoNumber === true;
}

const order: readonly Level[] = ['none', 'read', 'edit'];

/** The most that one of the sets grants. */
export function granted(
  sets: readonly { fields: Readonly<Record<string, Level>>; usual: Level }[],
  path: string,
): Level {
  return sets.reduce<Level>((most, { fields, usual }) => {
    const level = fields[path] ?? usual;
    return order.indexOf(level) > order.indexOf(most) ? level : most;
  }, 'none');
}

/** What field-level security lets this user do with the field. */
export function fieldLevel(user: OrgUser, objectType: string, field: FieldSpec): Level {
  const level = isPermissionable(field) ? granted(permissionSetsOf(user), `${objectType}.${field.name}`) : 'edit';
  return level === 'edit' && isKeptBySalesforce(field) ? 'read' : level;
}

type Levels = ReadonlyMap<string, Level>;

// Sharing and permissions are part of the organization and never change while it runs.
const known = new Map<string, Levels>();

/** Field-level security of a whole object, for one user. */
export function fieldLevels(user: OrgUser, { name, fields }: ObjectSpec): Levels {
  const key = `${user.id} ${name}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const levelOf = (field: FieldSpec) => (isRecordObject(name) ? fieldLevel(user, name, field) : 'read');
  const levels = new Map(fields.map((field) => [field.name, levelOf(field)]));
  known.set(key, levels);
  return levels;
}

const rightsKnown = new Map<string, ObjectRights>();

/** What the user may do with records at all, before sharing says with which. */
export function objectRights(user: OrgUser): ObjectRights {
  const found = rightsKnown.get(user.id);
  if (found !== undefined) return found;
  const sets = permissionSetsOf(user).flatMap(({ objects }) => objects ?? []);
  const any = (right: keyof ObjectRights) => sets.some((rights) => rights[right]);
  const rights = {
    create: any('create'),
    edit: any('edit'),
    delete: any('delete'),
    viewAll: any('viewAll'),
    modifyAll: any('modifyAll'),
  };
  rightsKnown.set(user.id, rights);
  return rights;
}
