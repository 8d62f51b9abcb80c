import type { FieldType, Query } from '@jetstreamapp/soql-parser-js';
import { invalidField, malformedQuery } from '../api-error.ts';
import { resolvePath, type Scope } from './paths.ts';
import type { ParentLink, Row, Table } from './table.ts';

export type JsonRecord = Record<string, unknown>;
export type Project = (row: Row) => JsonRecord;

/** Functions that only change how a value reads; labels and values are the same here. */
const presenting = new Set(['tolabel', 'format', 'convertcurrency', 'convertTimezone'.toLowerCase()]);

/** @throws ApiError INVALID_FIELD or MALFORMED_QUERY */
export function compileSelection(
  fields: readonly FieldType[],
  scope: Scope,
  children: (relationship: string, query: Query) => (row: Row) => unknown,
): Project {
  const setters = fields.map((field) => compileField(field, scope, children));
  return (row) => {
    const record: JsonRecord = { attributes: attributesOf(scope.table, row) };
    for (const set of setters) set(record, row);
    return record;
  };
}

type Setter = (record: JsonRecord, row: Row) => void;

function compileField(
  field: FieldType,
  scope: Scope,
  children: (relationship: string, query: Query) => (row: Row) => unknown,
): Setter {
  switch (field.type) {
    case 'Field':
      return pathSetter(scope, 'rawValue' in field && field.rawValue ? field.rawValue : field.field, field.alias);
    case 'FieldRelationship':
      return pathSetter(scope, field.rawValue ?? [...field.relationships, field.field].join('.'), undefined);
    case 'FieldFunctionExpression': {
      const [parameter] = field.parameters;
      if (!presenting.has(field.functionName.toLowerCase()) || typeof parameter !== 'string') {
        throw malformedQuery(`unexpected token: '${field.functionName}'`);
      }
      return pathSetter(scope, parameter, field.alias);
    }
    case 'FieldSubquery': {
      const { relationshipName, ...query } = field.subquery;
      const link = scope.table.childLink(relationshipName);
      if (!link) throw invalidField(`Didn't understand relationship '${relationshipName}' in FROM part of query call.`);
      const read = children(relationshipName, query);
      return (record, row) => {
        record[link.name] = read(row);
      };
    }
    default:
      throw malformedQuery('TYPEOF is not supported here');
  }
}

function pathSetter(scope: Scope, text: string, alias: string | undefined): Setter {
  const { links, column, read } = resolvePath(scope, text);
  const name = alias ?? column.name;
  return (record, row) => {
    const target = targetOf(links, record, row);
    if (target) target[name] = read(row);
  };
}

/** Makes the nested records on the way; where one is missing, it is null and nothing goes into it. */
function targetOf(links: readonly ParentLink[], record: JsonRecord, row: Row): JsonRecord | undefined {
  let target = record;
  let at = row;
  for (const link of links) {
    const parent = link.parent(at);
    if (!parent) {
      target[link.name] = null;
      return undefined;
    }
    const nested = (target[link.name] as JsonRecord | null | undefined) ?? {
      attributes: attributesOf(link.table(), parent),
    };
    target[link.name] = nested;
    target = nested;
    at = parent;
  }
  return target;
}

function attributesOf(table: Table, row: Row): JsonRecord {
  const url = table.url(row);
  return { type: table.name, ...(url === undefined ? {} : { url }) };
}
