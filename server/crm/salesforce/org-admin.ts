import * as z from 'zod';
import type { Grant } from '../provider.ts';
import type { SalesforceApp } from './app.ts';
import { NoAnswer } from './carrier.ts';
import { exchange } from './exchange.ts';
import { faultOf, isLimitExceeded, isPassing, unreachable } from './failures.ts';

const subject = { objectType: 'PermissionSet' };
const setsSchema = z.object({ records: z.array(z.object({ PermissionsModifyAllData: z.boolean() })) });

/**
 * Whether the person who granted this may modify all data of their organization. Any user can sign in to an app that is
 * there, but connecting it makes its first admin. Asked with that person's own access: who may not even read the
 * permission sets is no admin.
 * @throws Fault `crm_unreachable`, `crm_rate_limited`, `crm_access_lost`
 */
export async function isOrgAdmin(app: SalesforceApp, { apiUrl, accessToken, userId }: Grant): Promise<boolean> {
  if (userId === null) return false;
  const soql =
    'SELECT PermissionsModifyAllData FROM PermissionSet WHERE Id IN ' +
    `(SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}')`;
  const path = `/query?${new URLSearchParams({ q: soql })}`;
  try {
    const answer = await exchange(apiUrl, accessToken, { method: 'GET', path }, app.timeoutMs ?? 8_000);
    // A spent limit comes as 403, too: an admin must not be told that they are none.
    if (isLimitExceeded(answer) || isPassing(answer)) throw faultOf(answer, subject);
    if (answer.status === 400 || answer.status === 403 || answer.status === 404) return false;
    if (answer.status !== 200) throw faultOf(answer, subject);
    const parsed = setsSchema.safeParse(answer.body);
    if (!parsed.success) throw unreachable({ reason: 'answer_not_understood' }, parsed.error);
    return parsed.data.records.some((set) => set.PermissionsModifyAllData);
  } catch (error) {
    if (error instanceof NoAnswer) throw unreachable({}, error);
    throw error;
  }
}
