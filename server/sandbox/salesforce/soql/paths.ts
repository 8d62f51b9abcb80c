import { invalidField } from '../api-error.ts';
import type { Cell, Column, ParentLink, Row, Table } from './table.ts';

/** A field of the row itself or of a row that it refers to. */
export interface Path {
  links: ParentLink[];
  column: Column;
  read(row: Row): Cell;
}

/** What a path is resolved against. */
export interface Scope {
  table: Table;
  alias: string | undefined;
  /** The whole query, for the caret in complaints. */
  soql: string;
}

const parentsMax = 5;

/** @throws ApiError INVALID_FIELD in Salesforce's words */
export function resolvePath(scope: Scope, text: string): Path {
  const { links, table, last } = follow(scope, text);
  const column = table.column(last);
  if (!column) {
    throw invalidField(
      `${caret(scope.soql, text)}No such column '${last}' on entity '${table.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  return { links, column, read: (row) => readThrough(links, row)?.[column.name] ?? null };
}

function readThrough(links: readonly ParentLink[], row: Row): Row | undefined {
  let at: Row | undefined = row;
  for (const link of links) at = at && link.parent(at);
  return at;
}

function follow({ table, alias, soql }: Scope, text: string): { links: ParentLink[]; table: Table; last: string } {
  const names = text.split('.');
  const last = names.pop() ?? '';
  const links: ParentLink[] = [];
  let at = table;
  for (const [index, name] of names.entries()) {
    const own = [alias, at.name].some((one) => one?.toLowerCase() === name.toLowerCase());
    const link = at.parentLink(name);
    if (index === 0 && own && (!link || name === alias)) continue;
    if (!link || links.length >= parentsMax) {
      throw invalidField(
        `${caret(soql, text)}Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      );
    }
    links.push(link);
    at = link.table();
  }
  return { links, table: at, last };
}

/** The query around the word with a mark below it, as Salesforce begins its complaints. */
export function caret(soql: string, word: string): string {
  const at = Math.max(0, soql.toLowerCase().indexOf(word.toLowerCase()));
  const before = soql.slice(0, at);
  const row = before.split('\n').length;
  const columnNumber = at - before.lastIndexOf('\n');
  const from = Math.max(0, at - 40);
  const excerpt = soql.slice(from, at + word.length + 30).replaceAll('\n', ' ');
  return `\n${excerpt}\n${' '.repeat(at - from)}^\nERROR at Row:${row}:Column:${columnNumber}\n`;
}
