import { type FieldType, parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { ApiError, invalidType, malformedQuery } from '../api-error.ts';
import { aggregate, isAggregate } from './aggregate.ts';
import { type Comparable, comparableCell } from './comparable.ts';
import { type Comparison, conditionTree } from './conditions.ts';
import { compile } from './evaluate.ts';
import { compileOrder } from './order.ts';
import { caret, resolvePath, type Scope } from './paths.ts';
import { compileSelection, type JsonRecord } from './selection.ts';
import type { Row, Table, Tables } from './table.ts';

export interface QueryOutcome {
  /** More than there are records for `COUNT()`, which answers with none. */
  totalSize: number;
  records: JsonRecord[];
}

interface Run {
  soql: string;
  tables: Tables;
  now: Date;
  withDeleted: boolean;
}

const offsetMax = 2_000;

/**
 * Answers a SOQL query from what the tables show.
 * @throws ApiError MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE and others in Salesforce's words
 */
export function runQuery(soql: string, tables: Tables, now: Date, withDeleted: boolean): QueryOutcome {
  const run = { soql, tables, now, withDeleted };
  const query = parsed(soql);
  const table = requireTable(run, query.sObject ?? '');
  const scope = { table, alias: query.sObjectAlias, soql };
  const fields = query.fields ?? [];
  if (isCount(fields)) {
    const { length } = limited(query, table, matching(run, query, scope));
    return { totalSize: length, records: [] };
  }
  if (query.groupBy !== undefined || fields.some(isAggregate)) {
    const records = aggregate(query, fields, scope, matching(run, query, scope));
    return { totalSize: records.length, records };
  }
  const records = selected(run, query, scope, undefined);
  return { totalSize: records.length, records };
}

function parsed(soql: string): Query {
  if (soql.trim() === '') throw malformedQuery('SOQL statements cannot be empty or null.');
  try {
    return parseQuery(soql);
  } catch (error) {
    const found = /found --> '(.*?)' <--/s.exec(error instanceof Error ? error.message : '')?.[1] ?? '<EOF>';
    const at = found === '' ? '<EOF>' : found;
    throw malformedQuery(`${at === '<EOF>' ? '' : caret(soql, at)}unexpected token: '${at}'`);
  }
}

function requireTable({ tables, soql }: Run, name: string): Table {
  const table = tables(name);
  if (table) return table;
  throw invalidType(
    `${caret(soql, name)}sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

function isCount(fields: readonly FieldType[]): boolean {
  const [only, another] = fields;
  return (
    another === undefined &&
    only?.type === 'FieldFunctionExpression' &&
    only.functionName.toUpperCase() === 'COUNT' &&
    only.parameters.length === 0
  );
}

/** @param candidates of a subquery: the children of one row */
function selected(run: Run, query: Query, scope: Scope, candidates: readonly Row[] | undefined): JsonRecord[] {
  const children = (relationship: string, inner: Query) => childReader(run, scope.table, relationship, inner);
  const project = compileSelection(query.fields ?? [], scope, children);
  const order = compileOrder(query.orderBy, scope);
  return limited(query, scope.table, order(matching(run, query, scope, candidates))).map(project);
}

function matching(run: Run, query: Query, scope: Scope, candidates?: readonly Row[]): readonly Row[] {
  const { table } = scope;
  const tree = query.where && conditionTree(query.where);
  const surroundings = {
    now: run.now,
    subqueryValues: (comparison: Comparison) => semiJoin(run, comparison),
  };
  const accepts = tree && compile(tree, scope, surroundings);
  const rows = candidates ?? table.rows({ withDeleted: run.withDeleted, query, conditions: tree });
  return accepts ? rows.filter(accepts) : rows;
}

function limited(query: Query, table: Table, rows: readonly Row[]): readonly Row[] {
  const { offset = 0, limit } = query;
  if (offset > offsetMax) {
    const message = `Maximum SOQL offset allowed is ${offsetMax}`;
    throw new ApiError(400, [{ errorCode: 'NUMBER_OUTSIDE_VALID_RANGE', message }]);
  }
  return limit === undefined || table.ignoresLimit ? rows.slice(offset) : rows.slice(offset, offset + limit);
}

function semiJoin(run: Run, { subquery, path }: Comparison): Comparable[] {
  if (!subquery) return [];
  const table = requireTable(run, subquery.sObject ?? '');
  const scope = { table, alias: subquery.sObjectAlias, soql: run.soql };
  const [field, another] = subquery.fields ?? [];
  if (!field || another || (field.type !== 'Field' && field.type !== 'FieldRelationship')) {
    throw malformedQuery(`A semi-join on ${path} must select exactly one field.`);
  }
  const name = field.type === 'Field' ? field.field : [...field.relationships, field.field].join('.');
  const { column, read } = resolvePath(scope, name);
  if (column.type !== 'id' && column.type !== 'reference') {
    throw malformedQuery(`The inner select field '${column.name}' must be an ID or reference field.`);
  }
  return limited(subquery, table, matching(run, subquery, scope)).map((row) => comparableCell(read(row), column));
}

function childReader(run: Run, parent: Table, relationship: string, inner: Query): (row: Row) => unknown {
  const link = parent.childLink(relationship);
  if (!link) throw malformedQuery(`unexpected token: '${relationship}'`);
  const table = link.table();
  const scope = { table, alias: inner.sObjectAlias, soql: run.soql };
  const all = table.rows({ withDeleted: run.withDeleted, query: inner, conditions: undefined });
  return (row) => {
    const records = selected(run, inner, scope, link.children(row, all));
    return records.length === 0 ? null : { totalSize: records.length, done: true, records };
  };
}
