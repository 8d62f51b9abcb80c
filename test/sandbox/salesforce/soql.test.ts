import { expect, test } from 'vitest';
import { orgTables } from '#sandbox/salesforce/soql/org-tables.ts';
import { runQuery } from '#sandbox/salesforce/soql/run-query.ts';
import { openSmallSite } from './open-small-site.ts';
import { id, ids } from './small-org.ts';

const now = new Date('2026-12-02T10:00:00Z');

async function tablesFor(userId: string) {
  const { site } = await openSmallSite();
  const user = site.users.find((one) => one.id === userId);
  if (!user) throw new Error('no such user');
  return orgTables({ site, user, version: '66.0', base: '/services/data/v66.0', heldByOthers: new Set<string>() });
}

async function numbers(where: string, userId = ids.ada): Promise<string[]> {
  const { records } = runQuery(`SELECT Id FROM Opportunity WHERE ${where}`, await tablesFor(userId), now, false);
  return records.map((record) => String(Number(String(record.Id).slice(8, 15))));
}

// Opportunity 1: 100, closes 2026-12-02, account readable. 2: 200, no close date, private. 3: no amount, 2026-12-04.
test.each([
  ["Name = 'halvorsen robotics'", ['1']],
  ["Name != 'Deal 2'", ['1', '3']],
  ['Amount > 100', ['2']],
  ['Amount >= 100 AND Amount <= 150.5', ['1']],
  ['Amount = null', ['3']],
  ['Amount != null', ['1', '2']],
  ['Amount < 1000', ['1', '2']],
  ['NOT Amount = 100', ['2', '3']],
  ["NOT (Amount = 100 OR Name LIKE 'deal%')", []],
  ["(Amount = 100 OR Amount = 200) AND NOT Name LIKE '%2'", ['1']],
  ["Name LIKE 'De_l%'", ['2', '3']],
  ["Name LIKE 'De\\_l%'", []],
  ["Name IN ('Deal 2', 'DEAL 3', 'x')", ['2', '3']],
  ["Name NOT IN ('Deal 2')", ['1', '3']],
  [`Id = '${ids.opportunity}'`, ['1']],
  [`Id = '${ids.opportunity.slice(0, 15)}'`, ['1']],
  [`Id IN ('${id('006', 2)}', '${id('006', 9)}')`, ['2']],
  ['IsPrivate = true', ['2']],
  ['CloseDate = TODAY', ['1']],
  ['CloseDate > TODAY', ['3']],
  ['CloseDate = NEXT_N_DAYS:2', ['3']],
  ['CloseDate = THIS_MONTH', ['1', '3']],
  ['CloseDate = 2026-12-04', ['3']],
  ['CloseDate < 2026-12-04', ['1']],
  ['CreatedDate < 2026-11-01T08:00:00Z', []],
  ['CreatedDate <= 2026-11-01T09:00:00+01:00', ['1', '2', '3']],
  ['CreatedDate = LAST_MONTH', ['1', '2', '3']],
  ["Account.Name = 'Halvorsen'", ['1', '3']],
  ["Account.Industry = 'Retail' AND Owner.Name = 'Ada Test'", ['2']],
  ["AccountId IN (SELECT Id FROM Account WHERE Industry = 'Retail')", ['2']],
  ["AccountId NOT IN (SELECT Id FROM Account WHERE Industry = 'Retail')", ['1', '3']],
  ["Competitors__c INCLUDES ('Aru;Belt', 'Zed')", ['1']],
  ["Competitors__c INCLUDES ('Aru;Zed')", []],
  ["Competitors__c EXCLUDES ('Belt')", ['2', '3']],
  ["Opportunity.Name = 'Deal 2'", ['2']],
])('WHERE %s finds what Salesforce finds', async (where, expected) => {
  expect(await numbers(where)).toEqual(expected);
});

test('a record that the caller cannot read is neither found nor reachable through a relationship', async () => {
  const tables = await tablesFor(ids.berta);
  expect(runQuery('SELECT Id FROM Account', tables, now, false).totalSize).toBe(1);
  const { records } = runQuery("SELECT Account.Name FROM Opportunity WHERE Name = 'Deal 2'", tables, now, false);
  expect(records[0]?.Account).toBeNull();
});

test('nested fields, aliases, children and order come out as Salesforce shapes them', async () => {
  const soql =
    'SELECT Id, o.Name, Account.Owner.Name, toLabel(NextStep) FROM Opportunity o ORDER BY Amount DESC NULLS LAST LIMIT 1 OFFSET 1';
  const [record] = runQuery(soql, await tablesFor(ids.ada), now, false).records;
  expect(record).toEqual({
    attributes: { type: 'Opportunity', url: `/services/data/v66.0/sobjects/Opportunity/${ids.opportunity}` },
    Id: ids.opportunity,
    Name: 'Halvorsen Robotics',
    Account: {
      attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${ids.account}` },
      Owner: {
        attributes: { type: 'User', url: `/services/data/v66.0/sobjects/User/${ids.ada}` },
        Name: 'Ada Test',
      },
    },
    NextStep: 'Call',
  });
  const children = 'SELECT Name, (SELECT Name FROM Opportunities ORDER BY Name) FROM Account ORDER BY Name';
  const [first] = runQuery(children, await tablesFor(ids.ada), now, false).records;
  expect(first?.Opportunities).toMatchObject({
    totalSize: 2,
    done: true,
    records: [{ Name: 'Deal 3' }, { Name: 'Halvorsen Robotics' }],
  });
});

test('counts and sums answer as aggregates do', async () => {
  const tables = await tablesFor(ids.ada);
  expect(runQuery('SELECT COUNT() FROM Opportunity WHERE Amount > 1', tables, now, false)).toEqual({
    totalSize: 2,
    records: [],
  });
  const soql = 'SELECT AccountId, COUNT(Id) n, SUM(Amount), MAX(Name) FROM Opportunity GROUP BY AccountId';
  expect(runQuery(soql, tables, now, false).records[0]).toEqual({
    attributes: { type: 'AggregateResult' },
    AccountId: ids.account,
    n: 2,
    expr0: 100,
    expr1: 'Halvorsen Robotics',
  });
});

test.each([
  ['SELECT Id FROM Opportunity WHERE', 'MALFORMED_QUERY', /unexpected token/],
  ['SELEC Id FROM Opportunity', 'MALFORMED_QUERY', /unexpected token: 'SELEC'/],
  ["SELECT Id FROM Opportunity WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", 'MALFORMED_QUERY', /'OR'/],
  ['SELECT Id, Nonsense__c FROM Opportunity', 'INVALID_FIELD', /No such column 'Nonsense__c' on entity 'Opportunity'/],
  ['SELECT Bogus__r.Name FROM Opportunity', 'INVALID_FIELD', /Didn't understand relationship 'Bogus__r' in field path/],
  ['SELECT Id FROM Nothing__c', 'INVALID_TYPE', /sObject type 'Nothing__c' is not supported/],
  ["SELECT Id FROM Opportunity WHERE Description = 'x'", 'INVALID_FIELD', /'Description' can not be filtered/],
  [
    "SELECT Id FROM Opportunity WHERE CloseDate = '2026-12-04'",
    'INVALID_FIELD',
    /type date and should not be enclosed/,
  ],
  ['SELECT Id FROM Opportunity WHERE Name = 5', 'INVALID_FIELD', /type string and should be enclosed in quotes/],
  ["SELECT Id FROM Opportunity WHERE Id = 'nonsense'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid ID field: nonsense/],
  ['SELECT Id FROM Opportunity LIMIT 1 OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', /offset/],
  ['SELECT Name, COUNT(Id) FROM Opportunity GROUP BY AccountId', 'MALFORMED_QUERY', /grouped or aggregated: Name/],
])('%s is refused as %s', async (soql, errorCode, message) => {
  const tables = await tablesFor(ids.ada);
  const refusal = expect.objectContaining({ errorCode, message: expect.stringMatching(message) });
  expect(() => runQuery(soql, tables, now, false)).toThrow(expect.objectContaining({ complaints: [refusal] }));
});

test('a field that the caller may not see does not exist in a query', async () => {
  const tables = await tablesFor(ids.berta);
  expect(() => runQuery('SELECT NextStep FROM Opportunity', tables, now, false)).toThrow(/No such column 'NextStep'/);
});

test('UserRecordAccess tells what a user may do, and leaves out records that the caller cannot read', async () => {
  const tables = await tablesFor(ids.berta);
  const soql = (userId: string) =>
    `SELECT RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId IN ('${ids.opportunity}','${ids.hiddenAccount}')`;
  expect(runQuery(soql(ids.berta), tables, now, false).records).toMatchObject([
    { RecordId: ids.opportunity, HasReadAccess: true, HasEditAccess: false, MaxAccessLevel: 'Read' },
  ]);
  const asAda = await tablesFor(ids.ada);
  expect(runQuery(soql(ids.berta), asAda, now, false).records).toMatchObject([
    { RecordId: ids.opportunity, HasEditAccess: false },
    { RecordId: ids.hiddenAccount, HasReadAccess: false, MaxAccessLevel: 'None' },
  ]);
});

test.each([
  'SELECT RecordId FROM UserRecordAccess',
  `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${ids.ada}'`,
  `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${ids.ada}' OR RecordId = '${ids.account}'`,
  `SELECT RecordId FROM UserRecordAccess WHERE UserId IN ('${ids.ada}','${ids.berta}') AND RecordId = '${ids.account}'`,
  "SELECT QualifiedApiName FROM FieldDefinition WHERE DataType = 'x'",
  "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName IN ('Account')",
  "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Account' OR DataType = 'x'",
])('the question %s is refused', async (soql) => {
  const tables = await tablesFor(ids.admin);
  expect(() => runQuery(soql, tables, now, false)).toThrow(/MALFORMED_QUERY/);
});

test('FieldDefinition answers for one object to people with View Setup, and knows no LIMIT', async () => {
  const soql =
    "SELECT QualifiedApiName, SecurityClassification FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Opportunity' LIMIT 1";
  const { records } = runQuery(soql, await tablesFor(ids.admin), now, false);
  expect(records.length).toBeGreaterThan(10);
  expect(records).toContainEqual(
    expect.objectContaining({ QualifiedApiName: 'Amount', SecurityClassification: 'Confidential' }),
  );
  const asRep = await tablesFor(ids.ada);
  expect(() => runQuery(soql, asRep, now, false)).toThrow(/'FieldDefinition' is not supported/);
});
