import { expect } from 'vitest';
import { openOrg } from '#sandbox/salesforce/org/open-org.ts';
import type { OrgEntry } from '#sandbox/salesforce/org/record.ts';
import type { Org, WriteOutcome, WriteProblem } from '#sandbox/salesforce/org-port.ts';
import type { Cell } from '#sandbox/salesforce/soql/table.ts';

export const openedAt = new Date('2026-11-23T09:00:00.000Z');

/** Few records beside the stories: a test that needs the usual number says so. */
const small = { Account: 60, Contact: 60, Lead: 12, Opportunity: 60, Case: 20 };

type Fields = Readonly<Record<string, Cell>>;

/** An organization whose clock a test moves, and what it would have written to its journal. */
export function openTestOrg(earlier: readonly OrgEntry[] = [], records: Partial<Record<string, number>> = small) {
  const journal: OrgEntry[] = [...earlier];
  let time = openedAt.getTime();
  const now = () => new Date(time);
  const org = openOrg({ openedAt, now, records, earlier, append: (entries) => void journal.push(...entries) });
  const [maya = '', tobias = '', ines = '', ruth = ''] = org.people.map(({ userId }) => userId);
  return {
    org,
    journal,
    maya,
    tobias,
    ines,
    ruth,
    flagship: org.flagship.recordId,
    pass: (ms: number) => {
      time += ms;
    },
    /** The first record of an object whose true fields are so. */
    recordWhere: (objectType: string, isWanted: (fields: Fields) => boolean): string => {
      const found = org.ids(objectType).find((id) => isWanted(fieldsOf(org, objectType, id)));
      if (found === undefined) throw new Error(`no ${objectType} is like that`);
      return found;
    },
    update: (userId: string, objectType: string, id: string, fields: Fields, allowDuplicates = false) =>
      org.update(objectType, id, fields, { userId, allowDuplicates }),
  };
}

export function fieldsOf(org: Org, objectType: string, id: string): Fields {
  const found = org.truth(objectType, id);
  if (found === undefined) throw new Error(`there is no ${objectType} ${id}`);
  return found.fields as Fields;
}

export function expectDone(outcome: WriteOutcome): string {
  expect(outcome.problems).toEqual([]);
  return 'id' in outcome ? outcome.id : '';
}

/** The one problem of a refused write. */
export function problemOf(outcome: WriteOutcome): WriteProblem {
  expect(outcome.problems).toHaveLength(1);
  const [problem] = outcome.problems;
  if (problem === undefined) throw new Error('nothing was refused');
  return problem;
}

/** Every record of the organization as it truly is. */
export function everything(org: Org): unknown {
  return ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'].map((type) =>
    org.ids(type).map((id) => org.truth(type, id)),
  );
}
