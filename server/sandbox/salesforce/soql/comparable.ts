import { ApiError, invalidField } from '../api-error.ts';
import { longId } from '../record-id.ts';
import { type Literal, unescaped } from './conditions.ts';
import { type DateRange, dateRange } from './date-literals.ts';
import type { Cell, Column } from './table.ts';

/** What two sides of a comparison become: text in one case, instants in milliseconds, the rest as it is. */
export type Comparable = string | number | boolean | null;

const numbers = new Set(['int', 'double', 'currency', 'percent', 'long']);

export function comparableCell(cell: Cell, { type }: Column): Comparable {
  if (cell === null || typeof cell === 'object') return null;
  if (type === 'date' || type === 'datetime') return Date.parse(String(cell));
  if (typeof cell === 'string') return cell.toLowerCase();
  return cell;
}

/** @throws ApiError when a literal is of another type than the field */
export function comparableLiteral(literal: Literal, column: Column, now: Date): Comparable | DateRange {
  const { type, text } = literal;
  if (type === 'null') return null;
  if (column.type === 'date' || column.type === 'datetime') return instant(literal, column, now);
  if (numbers.has(column.type)) {
    if (type !== 'number') throw wrongType(column, column.type === 'int' ? 'integer' : 'double', false);
    return Number(text);
  }
  if (column.type === 'boolean') {
    if (type !== 'boolean') throw wrongType(column, 'boolean', false);
    return text === 'true';
  }
  if (type !== 'string') throw wrongType(column, 'string', true);
  const value = unescaped(text);
  if (column.type !== 'id' && column.type !== 'reference') return value.toLowerCase();
  const id = value === '' ? '' : longId(value);
  if (id === undefined) {
    throw new ApiError(400, [
      { errorCode: 'INVALID_QUERY_FILTER_OPERATOR', message: `invalid ID field: ${value.slice(0, 80)}` },
    ]);
  }
  return id.toLowerCase();
}

function instant({ type, text }: Literal, column: Column, now: Date): number | DateRange {
  if (type === 'dateLiteral') {
    const range = dateRange(text, now);
    if (range) return range;
  }
  const fits = type === column.type;
  const ms = Date.parse(text);
  if (!fits || Number.isNaN(ms)) throw wrongType(column, column.type === 'date' ? 'date' : 'dateTime', false);
  return ms;
}

function wrongType({ name }: Column, type: string, quoted: boolean): ApiError {
  return invalidField(
    `value of filter criterion for field '${name}' must be of type ${type} and should ${quoted ? '' : 'not '}be enclosed in quotes`,
  );
}
