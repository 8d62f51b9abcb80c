import { ApiError, malformedQuery } from '../api-error.ts';
import { longId } from '../record-id.ts';
import type { Session } from '../session.ts';
import { type Comparison, type ConditionTree, comparisons, unescaped } from './conditions.ts';
import type { Asked, Column, Row, Table } from './table.ts';

const idsMax = 200;

type Columns = Record<string, string>;

function tableOf(
  name: string,
  columns: Columns,
  rows: (asked: Asked) => readonly Row[],
  parents: Table['parentLink'] = () => undefined,
): Table {
  const byName = new Map<string, Column>(
    Object.entries(columns).map(([column, type]) => {
      return [column.toLowerCase(), { name: column, type, filterable: true, sortable: true }];
    }),
  );
  return {
    name,
    column: (column) => byName.get(column.toLowerCase()),
    parentLink: parents,
    childLink: () => undefined,
    rows,
    url: () => undefined,
    ignoresLimit: name === 'FieldDefinition',
  };
}

/** Conditions joined by AND only. @throws ApiError for OR and NOT, which these kinds do not answer */
function conjunction(name: string, tree: ConditionTree | undefined): Comparison[] {
  if (!tree) return [];
  const isPlain = tree.kind === 'test' || (tree.kind === 'and' && tree.parts.every(({ kind }) => kind === 'test'));
  if (!isPlain) throw malformedQuery(`${name} does not support disjunctions or negations in a filter`);
  return comparisons(tree);
}

/**
 * What a user may do with records. It answers only "this user, these records"; records that the caller cannot read are
 * left out.
 */
export function userRecordAccess({ site, user }: Session): Table {
  const columns = {
    UserId: 'reference',
    RecordId: 'reference',
    HasReadAccess: 'boolean',
    HasEditAccess: 'boolean',
    HasDeleteAccess: 'boolean',
    HasTransferAccess: 'boolean',
    HasAllAccess: 'boolean',
    MaxAccessLevel: 'picklist',
  };
  return tableOf('UserRecordAccess', columns, ({ conditions, query }) => {
    if (query.orderBy !== undefined) throw malformedQuery('UserRecordAccess: ORDER BY is not supported');
    const { userId, recordIds } = askedAccess(conjunction('UserRecordAccess', conditions));
    return recordIds
      .filter((id) => site.org.access(user.id, id).read)
      .map((id) => accessRow(userId, id, site.org.access(userId, id)));
  });
}

function askedAccess(tests: readonly Comparison[]): { userId: string; recordIds: string[] } {
  const [users, records] = ['userid', 'recordid'].map((name) =>
    tests.filter(({ path }) => path.toLowerCase() === name).flatMap(({ literals }) => literals),
  );
  const isPlain = tests.length === 2 && tests.every(({ operator }) => operator === '=' || operator === 'IN');
  if (!isPlain || users?.length !== 1 || !records?.length) {
    throw malformedQuery('UserRecordAccess can be filtered only by one UserId and by RecordId, and needs both');
  }
  if (records.length > idsMax) {
    throw malformedQuery(`The number of IDs in the RecordId filter must be ${idsMax} or less`);
  }
  const [userId = '', ...recordIds] = [...users, ...records].map(({ text }) => idOf(unescaped(text)));
  return { userId, recordIds: [...new Set(recordIds)] };
}

function idOf(text: string): string {
  const id = longId(text);
  if (id !== undefined) return id;
  throw new ApiError(400, [{ errorCode: 'INVALID_QUERY_FILTER_OPERATOR', message: `invalid ID field: ${text}` }]);
}

function accessRow(
  userId: string,
  recordId: string,
  access: { read: boolean; edit: boolean; delete: boolean; transfer: boolean },
): Row {
  const levels: [boolean, string][] = [
    [access.transfer && access.delete, 'All'],
    [access.transfer, 'Transfer'],
    [access.delete, 'Delete'],
    [access.edit, 'Edit'],
    [access.read, 'Read'],
  ];
  return {
    UserId: userId,
    RecordId: recordId,
    HasReadAccess: access.read,
    HasEditAccess: access.edit,
    HasDeleteAccess: access.delete,
    HasTransferAccess: access.transfer,
    HasAllAccess: access.transfer && access.delete,
    MaxAccessLevel: levels.find(([has]) => has)?.[1] ?? 'None',
  };
}

/** Fields with their classification: one object at a time, equals only. */
export function fieldDefinition({ site }: Session): Table {
  const entity = tableOf('EntityDefinition', { QualifiedApiName: 'string', DurableId: 'string' }, () => []);
  const columns = {
    Id: 'id',
    DurableId: 'string',
    QualifiedApiName: 'string',
    DeveloperName: 'string',
    Label: 'string',
    MasterLabel: 'string',
    EntityDefinitionId: 'string',
    DataType: 'string',
    Length: 'int',
    Precision: 'int',
    Scale: 'int',
    Description: 'string',
    ReferenceTo: 'complexvalue',
    RelationshipName: 'string',
    SecurityClassification: 'picklist',
    ComplianceGroup: 'multipicklist',
    BusinessStatus: 'picklist',
    BusinessOwnerId: 'reference',
    IsFieldHistoryTracked: 'boolean',
    IsFlsEnabled: 'boolean',
    IsCalculated: 'boolean',
    IsCompound: 'boolean',
    IsNillable: 'boolean',
    IsIndexed: 'boolean',
    IsHighScaleNumber: 'boolean',
    IsHtmlFormatted: 'boolean',
    IsNameField: 'boolean',
    IsPolymorphicForeignKey: 'boolean',
  };
  return tableOf(
    'FieldDefinition',
    columns,
    ({ conditions }) => site.org.fieldDefinitions(entityOf(conjunction('FieldDefinition', conditions))),
    (name) => {
      if (name.toLowerCase() !== 'entitydefinition') return undefined;
      const parent = (row: Row): Row => ({
        QualifiedApiName: row.EntityDefinitionId ?? null,
        DurableId: row.EntityDefinitionId ?? null,
      });
      return { name: 'EntityDefinition', via: 'EntityDefinitionId', table: () => entity, parent };
    },
  );
}

const entityPaths = new Set(['entitydefinition.qualifiedapiname', 'entitydefinitionid', 'entitydefinition.durableid']);

function entityOf(tests: readonly Comparison[]): string {
  if (tests.some(({ operator, isList }) => operator !== '=' || isList)) {
    throw malformedQuery('FieldDefinition supports the operator = only');
  }
  const names = tests.filter(({ path }) => entityPaths.has(path.toLowerCase())).flatMap(({ literals }) => literals);
  const [name] = names;
  if (name?.type !== 'string') {
    throw malformedQuery(
      'Field Definition: a filter on a reified column is required [EntityDefinitionId,DurableId,EntityDefinition.QualifiedApiName]',
    );
  }
  return unescaped(name.text);
}
