import { invalidField, malformedQuery } from '../api-error.ts';
import { type Comparable, comparableCell, comparableLiteral } from './comparable.ts';
import { type Comparison, type ConditionTree, likePattern, unescaped } from './conditions.ts';
import type { DateRange } from './date-literals.ts';
import { type Path, resolvePath, type Scope } from './paths.ts';
import type { Row } from './table.ts';

export type Predicate = (row: Row) => boolean;

export interface Surroundings {
  now: Date;
  /** Values of the one field that a semi-join selects. */
  subqueryValues(comparison: Comparison): Comparable[];
}

/** @throws ApiError for fields that do not exist or cannot be filtered, and for literals of another type */
export function compile(tree: ConditionTree, scope: Scope, surroundings: Surroundings): Predicate {
  if (tree.kind === 'test') return compileTest(tree.test, scope, surroundings);
  if (tree.kind === 'not') {
    const part = compile(tree.part, scope, surroundings);
    return (row) => !part(row);
  }
  const parts = tree.parts.map((part) => compile(part, scope, surroundings));
  return tree.kind === 'and' ? (row) => parts.every((part) => part(row)) : (row) => parts.some((part) => part(row));
}

function compileTest(test: Comparison, scope: Scope, surroundings: Surroundings): Predicate {
  const path = resolvePath(scope, test.path);
  if (!path.column.filterable) {
    throw invalidField(`field '${path.column.name}' can not be filtered in a query call`);
  }
  switch (test.operator) {
    case 'INCLUDES':
    case 'EXCLUDES':
      return compileIncludes(test, path);
    case 'LIKE':
      return compileLike(test, path);
    case 'IN':
    case 'NOT IN':
      return compileIn(test, path, surroundings);
    default:
      return compileSingle(test, path, surroundings.now);
  }
}

function compileSingle({ operator, literals, isList }: Comparison, path: Path, now: Date): Predicate {
  const [literal] = literals;
  if (isList || !literal) throw malformedQuery(`unexpected token: '('`);
  const right = comparableLiteral(literal, path.column, now);
  const left = (row: Row) => comparableCell(path.read(row), path.column);
  if (right !== null && typeof right === 'object') return compareRange(operator, left, right);
  switch (operator) {
    case '=':
      return (row) => same(left(row), right);
    case '!=':
      return (row) => !same(left(row), right);
    case '<':
      return (row) => order(left(row), right) < 0;
    case '>':
      return (row) => order(left(row), right) > 0;
    case '<=':
      return (row) => order(left(row), right) <= 0;
    case '>=':
      return (row) => order(left(row), right) >= 0;
    default:
      throw malformedQuery(`unexpected token: '${operator}'`);
  }
}

/** An empty text is stored as nothing. */
function same(left: Comparable, right: Comparable): boolean {
  return (left ?? '') === (right ?? '');
}

/** NaN, and with it false, where one side is nothing. */
function order(left: Comparable, right: Comparable): number {
  if (left === null || right === null) return Number.NaN;
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareRange(operator: string, left: (row: Row) => Comparable, { from, to }: DateRange): Predicate {
  const test: Record<string, (at: number) => boolean> = {
    '=': (at) => at >= from && at < to,
    '!=': (at) => at < from || at >= to,
    '<': (at) => at < from,
    '>': (at) => at >= to,
    '<=': (at) => at < to,
    '>=': (at) => at >= from,
  };
  return (row) => {
    const at = left(row);
    return typeof at === 'number' ? (test[operator]?.(at) ?? false) : operator === '!=';
  };
}

function compileIn(test: Comparison, path: Path, { now, subqueryValues }: Surroundings): Predicate {
  const members = new Set<Comparable>(
    test.subquery
      ? subqueryValues(test)
      : test.literals.map((literal) => {
          const value = comparableLiteral(literal, path.column, now);
          if (value !== null && typeof value === 'object') throw malformedQuery('date literals in a list');
          return value;
        }),
  );
  const wanted = test.operator === 'IN';
  return (row) => members.has(comparableCell(path.read(row), path.column)) === wanted;
}

function compileLike({ literals }: Comparison, { column, read }: Path): Predicate {
  const [literal] = literals;
  if (literal?.type !== 'string' || ['id', 'reference', 'date', 'datetime', 'boolean'].includes(column.type)) {
    throw invalidField(`invalid operator on ${column.type} field`);
  }
  const pattern = likePattern(literal.text);
  return (row) => pattern.test(String(read(row) ?? ''));
}

function compileIncludes({ operator, literals }: Comparison, { column, read }: Path): Predicate {
  if (column.type !== 'multipicklist')
    throw invalidField(`includes or excludes operator only valid on multipicklist field`);
  const groups = literals.map(({ text }) => unescaped(text).toLowerCase().split(';'));
  const wanted = operator === 'INCLUDES';
  return (row) => {
    const chosen = String(read(row) ?? '')
      .toLowerCase()
      .split(';');
    return groups.some((group) => group.every((one) => chosen.includes(one))) === wanted;
  };
}
