import * as z from 'zod';
import type { UserGroups } from '../gateway.ts';
import type { SalesforceClient } from './client.ts';
import { recordIdOf } from './record-id.ts';

const set = z.object({ Id: z.string(), Label: z.string() });
const assignment = z.object({ AssigneeId: z.string(), PermissionSetId: z.string() });

/**
 * Salesforce's permission sets, without those that stand for a profile. Reading them takes "View Setup and
 * Configuration", which the integration user has for the rights of users anyway.
 */
export function salesforcePermissionSets(client: SalesforceClient): UserGroups {
  const subject = { objectType: 'PermissionSet' };
  return {
    list: async (terms) => {
      const soql = 'SELECT Id, Label FROM PermissionSet WHERE IsOwnedByProfile = false ORDER BY Label';
      return (await client.query(soql, subject, set, terms)).map(({ Id, Label }) => ({ id: Id, name: Label }));
    },
    membersOf: async (groupIds, terms) => {
      // Only what is an id goes into the query's text.
      const ids = groupIds.map(recordIdOf).filter((id) => id !== null);
      const members = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
      if (ids.length === 0) return members;
      const among = ids.map((id) => `'${id}'`).join(', ');
      const soql = `SELECT AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSetId IN (${among})`;
      for (const row of await client.query(soql, subject, assignment, terms)) {
        members.get(row.PermissionSetId)?.add(row.AssigneeId);
      }
      return members;
    },
  };
}
