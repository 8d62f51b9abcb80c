import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import { invalidField, malformedQuery } from '../api-error.ts';
import { comparableCell } from './comparable.ts';
import { resolvePath, type Scope } from './paths.ts';
import type { Row } from './table.ts';

type Compare = (a: Row, b: Row) => number;

/** Nothing comes first unless the query says otherwise; rows that are equal keep their order. */
export function compileOrder(
  orderBy: OrderByClause | OrderByClause[] | undefined,
  scope: Scope,
): (rows: readonly Row[]) => readonly Row[] {
  const clauses = orderBy === undefined ? [] : [orderBy].flat();
  if (clauses.length === 0) return (rows) => rows;
  const compares = clauses.map((clause) => compareBy(clause, scope));
  return (rows) =>
    rows.toSorted((a, b) => {
      for (const compare of compares) {
        const result = compare(a, b);
        if (result !== 0) return result;
      }
      return 0;
    });
}

function compareBy(clause: OrderByClause, scope: Scope): Compare {
  if (!('field' in clause)) throw malformedQuery('functions in ORDER BY are not supported here');
  const { column, read } = resolvePath(scope, clause.field);
  if (!column.sortable) throw invalidField(`field '${column.name}' can not be sorted in a query call`);
  const sign = clause.order === 'DESC' ? -1 : 1;
  const emptySign = clause.nulls === 'LAST' ? 1 : -1;
  return (a, b) => {
    const left = comparableCell(read(a), column);
    const right = comparableCell(read(b), column);
    if (left === right) return 0;
    if (left === null) return emptySign;
    if (right === null) return -emptySign;
    return left < right ? -sign : sign;
  };
}
