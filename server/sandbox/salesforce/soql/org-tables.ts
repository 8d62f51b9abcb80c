import type { DescribedField, DescribedObject } from '../org-port.ts';
import { longId } from '../record-id.ts';
import type { Session } from '../session.ts';
import { idsAsked } from './conditions.ts';
import { fieldDefinition, userRecordAccess } from './setup-tables.ts';
import type { ChildLink, ParentLink, Row, Table, Tables } from './table.ts';

/** Only people with View Setup can ask for these. */
const setupOnly = new Set([
  'fielddefinition',
  'fieldpermissions',
  'objectpermissions',
  'permissionset',
  'permissionsetassignment',
]);

/** Everything that the caller can query, as the caller is allowed to see it. */
export function orgTables(session: Session): Tables {
  const known = new Map<string, Table | undefined>();
  const tables: Tables = (name) => {
    const key = name.toLowerCase();
    if (!known.has(key)) known.set(key, open(session, key, tables));
    return known.get(key);
  };
  return tables;
}

function open(session: Session, key: string, tables: Tables): Table | undefined {
  if (setupOnly.has(key) && !session.user.canViewSetup) return undefined;
  if (key === 'userrecordaccess') return userRecordAccess(session);
  if (key === 'fielddefinition') return fieldDefinition(session);
  const described = session.site.org.describe(session.user.id, key);
  return described && describedTable(session, described, tables);
}

function describedTable(session: Session, described: DescribedObject, tables: Tables): Table {
  const { org } = session.site;
  const { name } = described;
  const byName = new Map(described.fields.map((field) => [field.name.toLowerCase(), field]));
  const byRelationship = new Map(
    described.fields.flatMap((field) =>
      field.relationshipName ? [[field.relationshipName.toLowerCase(), field] as const] : [],
    ),
  );
  return {
    name,
    column: (column) => byName.get(column.toLowerCase()),
    parentLink: (relationship) => {
      const field = byRelationship.get(relationship.toLowerCase());
      return field && parentLink(session, field, tables);
    },
    childLink: (relationship) => childLink(described, relationship, tables),
    rows: ({ withDeleted, conditions }) => {
      const ids = idsAsked(conditions)?.map(longId);
      // Asked by id, the rest of a large organization is not looked at. What is no id is left to the conditions.
      if (ids === undefined || ids.includes(undefined)) return org.rows(session.user.id, name, withDeleted);
      const found = [...new Set(ids)].map((id) => org.row(session.user.id, name, id ?? '', withDeleted));
      return found.filter((row) => row !== undefined);
    },
    url: (row) => (row.Id ? `${session.base}/sobjects/${name}/${row.Id}` : undefined),
  };
}

function parentLink(session: Session, field: DescribedField, tables: Tables): ParentLink | undefined {
  // An owner may be a queue too; its fields are asked for as those of a user.
  const target = field.referenceTo.includes('User') ? 'User' : (field.referenceTo[0] ?? '');
  const table = tables(target);
  if (!table) return undefined;
  const parent = (row: Row): Row | undefined => {
    const id = row[field.name];
    return typeof id === 'string' ? session.site.org.row(session.user.id, table.name, id, false) : undefined;
  };
  return { name: field.relationshipName ?? '', via: field.name, table: () => table, parent };
}

function childLink(described: DescribedObject, relationship: string, tables: Tables): ChildLink | undefined {
  const found = described.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
  const table = found && tables(found.childSObject);
  if (!found || !table) return undefined;
  return {
    name: found.relationshipName ?? relationship,
    table: () => table,
    children: (row, all) => all.filter((child) => child[found.field] === row.Id),
  };
}
