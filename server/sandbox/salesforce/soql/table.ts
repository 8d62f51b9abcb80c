import type { Query } from '@jetstreamapp/soql-parser-js';
import type { ConditionTree } from './conditions.ts';

/** What a field of a queried row holds. Dates and times are ISO text, compound values are objects. */
export type Cell = string | number | boolean | null | Readonly<Record<string, unknown>>;

export type Row = Readonly<Record<string, Cell>>;

export interface Column {
  /** With its exact spelling. */
  name: string;
  /** As describe names it: `string`, `id`, `reference`, `datetime`, … */
  type: string;
  filterable: boolean;
  sortable: boolean;
}

/** A relationship from a row to the row it refers to (`Account` through `AccountId`). */
export interface ParentLink {
  name: string;
  /** The column that holds the parent's id. */
  via: string;
  table(): Table;
  parent(row: Row): Row | undefined;
}

/** A relationship from a row to those that refer to it (`Contacts`). */
export interface ChildLink {
  name: string;
  table(): Table;
  children(row: Row, all: readonly Row[]): Row[];
}

/** What a table is asked for; some kinds answer only certain questions. */
export interface Asked {
  /** Also what lies in the recycle bin. */
  withDeleted: boolean;
  query: Query;
  conditions: ConditionTree | undefined;
}

/**
 * What one user sees of one kind of record: fields and rows hidden from that user are not in it. Names are looked up
 * in any case.
 */
export interface Table {
  name: string;
  column(name: string): Column | undefined;
  parentLink(name: string): ParentLink | undefined;
  childLink(name: string): ChildLink | undefined;
  /** Every row that could match. @throws ApiError for a question that this kind does not answer */
  rows(asked: Asked): readonly Row[];
  /** FieldDefinition knows no LIMIT. */
  ignoresLimit?: boolean;
  /** REST address of a row, where it has one. */
  url(row: Row): string | undefined;
}

/** @returns undefined for a kind that this user cannot query */
export type Tables = (name: string) => Table | undefined;
