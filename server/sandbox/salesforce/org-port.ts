import type { SeededRandom } from '../seeded-random.ts';
import type { DemoPerson, HumanEdit, RecordActivity, TrueRecord } from './options.ts';
import type { Cell, Row } from './soql/table.ts';

/*
 * What the API asks of the organization's model. The model knows objects, records, people and rules, and nothing of
 * HTTP, SOQL or tokens.
 */

export interface OrgUser {
  id: string;
  username: string;
  email: string;
  alias: string;
  name: string;
  firstName: string;
  lastName: string;
  isActive: boolean;
  timeZone: string;
  locale: string;
  language: string;
  profileId: string;
  /** View Setup and Configuration: FieldDefinition, permissions, limits. */
  canViewSetup: boolean;
}

/** A field as describe tells it, for one user. */
export interface DescribedField {
  name: string;
  type: string;
  filterable: boolean;
  sortable: boolean;
  updateable: boolean;
  createable: boolean;
  externalId: boolean;
  idLookup: boolean;
  referenceTo: string[];
  relationshipName: string | null;
  [attribute: string]: unknown;
}

export interface DescribedObject {
  name: string;
  keyPrefix: string | null;
  fields: DescribedField[];
  childRelationships: { childSObject: string; field: string; relationshipName: string | null }[];
  [attribute: string]: unknown;
}

export interface WriteProblem {
  statusCode: string;
  message: string;
  fields: string[];
  /** Of DUPLICATES_DETECTED. */
  duplicateResult?: unknown;
}

export interface WriteDone {
  id: string;
  created: boolean;
  problems: [];
}

/** A refused write has at least one problem and changed nothing. */
export type WriteOutcome = WriteDone | { problems: WriteProblem[] };

export interface WriteTerms {
  userId: string;
  /** Sforce-Duplicate-Rule-Header: allowSave=true */
  allowDuplicates: boolean;
}

export interface Org {
  readonly organizationId: string;
  readonly integrationUserId: string;
  readonly people: readonly DemoPerson[];
  readonly flagship: { objectType: string; recordId: string };
  users(): readonly OrgUser[];
  /** What this user can see of an object; its name in any case. */
  describe(userId: string, objectType: string): DescribedObject | undefined;
  /** API names of all objects that this user can see, records or not. */
  objectTypes(userId: string): string[];
  /** Rows of any kind that the user can read, visible fields only; also User, RecordType, histories, permissions. */
  rows(userId: string, objectType: string, withDeleted: boolean): readonly Row[];
  row(userId: string, objectType: string, id: string, withDeleted: boolean): Row | undefined;
  access(userId: string, recordId: string): { read: boolean; edit: boolean; delete: boolean; transfer: boolean };
  fieldDefinitions(objectType: string): readonly Row[];
  create(objectType: string, fields: Readonly<Record<string, Cell>>, terms: WriteTerms): WriteOutcome;
  update(objectType: string, id: string, fields: Readonly<Record<string, Cell>>, terms: WriteTerms): WriteOutcome;
  remove(objectType: string, id: string, terms: WriteTerms): WriteOutcome;
  /** Runs writes as one: unless `isGood`, none of them took place. */
  atomically<T>(work: () => T, isGood: (result: T) => boolean): T;
  humanEdit(edit: HumanEdit): void;
  humanDelete(objectType: string, id: string, mergedInto?: string): void;
  /** @returns a colleague's believable change of one of these fields, or undefined when none can be edited by hand */
  accidentalEdit(objectType: string, id: string, names: readonly string[], random: SeededRandom): HumanEdit | undefined;
  truth(objectType: string, id: string): TrueRecord | undefined;
  ids(objectType: string): string[];
  activities(): RecordActivity[];
  /** Adds to a record's timeline. @returns the activity as it is stored */
  addActivity(activity: Omit<RecordActivity, 'id'>): RecordActivity;
  /** Calls the listener after every committed change of a record. @returns how to stop listening */
  onChange(listener: (change: { objectType: string; recordId: string; fields: readonly string[] }) => void): () => void;
  close(): void;
}
