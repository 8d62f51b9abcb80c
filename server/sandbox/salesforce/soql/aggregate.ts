import type { FieldFunctionExpression, FieldType, GroupByClause, Query } from '@jetstreamapp/soql-parser-js';
import { malformedQuery } from '../api-error.ts';
import { type Path, resolvePath, type Scope } from './paths.ts';
import type { JsonRecord } from './selection.ts';
import type { Cell, Row } from './table.ts';

const attributes = { type: 'AggregateResult' };

export function isAggregate(field: FieldType): field is FieldFunctionExpression {
  return field.type === 'FieldFunctionExpression' && field.isAggregateFn === true;
}

/** Counts and sums over groups, or over everything where no group is named. */
export function aggregate(
  query: Query,
  fields: readonly FieldType[],
  scope: Scope,
  rows: readonly Row[],
): JsonRecord[] {
  if (query.having || query.orderBy) throw malformedQuery('HAVING and ORDER BY of aggregates are not supported here');
  const groups = query.groupBy === undefined ? [] : [query.groupBy].flat().map((clause) => groupPath(clause, scope));
  const columns = columnsOf(fields, groups, scope);
  return grouped(rows, groups).map((members) => {
    return { attributes, ...Object.fromEntries(columns.map(({ name, read }) => [name, read(members)])) };
  });
}

function groupPath(clause: GroupByClause, scope: Scope): Path {
  if (!('field' in clause)) throw malformedQuery('functions in GROUP BY are not supported here');
  return resolvePath(scope, clause.field);
}

interface AggregateColumn {
  name: string;
  read(members: readonly Row[]): Cell;
}

function columnsOf(fields: readonly FieldType[], groups: readonly Path[], scope: Scope): AggregateColumn[] {
  let unnamed = 0;
  return fields.map((field) => {
    if (isAggregate(field)) return functionColumn(field, scope, () => `expr${unnamed++}`);
    if (field.type !== 'Field' && field.type !== 'FieldRelationship')
      throw malformedQuery('unexpected token in SELECT');
    const text = field.type === 'Field' ? field.field : [...field.relationships, field.field].join('.');
    const path = resolvePath(scope, text);
    const isGrouped = groups.some(({ column, links }) => column === path.column && links.length === path.links.length);
    if (!isGrouped) throw malformedQuery(`Field must be grouped or aggregated: ${text}`);
    return {
      name: ('alias' in field ? field.alias : undefined) ?? path.column.name,
      read: ([first]) => (first ? path.read(first) : null),
    };
  });
}

function functionColumn(field: FieldFunctionExpression, scope: Scope, nextName: () => string): AggregateColumn {
  const [parameter] = field.parameters;
  if (typeof parameter !== 'string') throw malformedQuery(`unexpected token: '${field.functionName}'`);
  const { read } = resolvePath(scope, parameter);
  const reduce = reducer(field.functionName.toUpperCase());
  return {
    name: field.alias ?? nextName(),
    read: (members) => reduce(members.map(read).filter((cell) => cell !== null)),
  };
}

function reducer(name: string): (cells: Cell[]) => Cell {
  const sum = (cells: Cell[]) => cells.reduce<number>((total, cell) => total + Number(cell), 0);
  const extreme = (sign: number) => (cells: Cell[]) =>
    cells.length === 0 ? null : cells.reduce((a, b) => (((a ?? 0) < (b ?? 0) ? -1 : 1) === sign ? a : b));
  switch (name) {
    case 'COUNT':
      return (cells) => cells.length;
    case 'COUNT_DISTINCT':
      return (cells) => new Set(cells).size;
    case 'SUM':
      return (cells) => (cells.length === 0 ? null : sum(cells));
    case 'AVG':
      return (cells) => (cells.length === 0 ? null : sum(cells) / cells.length);
    case 'MIN':
      return extreme(-1);
    case 'MAX':
      return extreme(1);
    default:
      throw malformedQuery(`unexpected token: '${name}'`);
  }
}

function grouped(rows: readonly Row[], groups: readonly Path[]): (readonly Row[])[] {
  if (groups.length === 0) return [rows];
  return [...Map.groupBy(rows, (row) => JSON.stringify(groups.map(({ read }) => read(row)))).values()];
}
