import type { OrgUser } from '../org-port.ts';
import { objectRights } from './field-access.ts';
import type { StoredRecord } from './record.ts';
import { userById } from './users.ts';

export interface Access {
  read: boolean;
  edit: boolean;
  delete: boolean;
  transfer: boolean;
}

export const noAccess: Access = { read: false, edit: false, delete: false, transfer: false };

/**
 * Who may do what with a record: reps edit what they or somebody of their team owns and read the rest; cases belong to
 * everybody. Of confidential accounts and what hangs on them, and of private opportunities, only the owner and those
 * who see everything know.
 * @param account the account that the record hangs on, itself for an account
 */
export function accessOf(user: OrgUser, record: StoredRecord, account: StoredRecord | undefined): Access {
  if (!user.isActive) return noAccess;
  const rights = objectRights(user);
  if (rights.modifyAll) return { read: true, edit: true, delete: true, transfer: true };
  if (rights.viewAll) return { read: true, edit: rights.edit, delete: rights.delete, transfer: false };
  const { OwnerId, IsPrivate } = record.fields;
  if (OwnerId === user.id) return { read: true, edit: true, delete: true, transfer: true };
  const isConfidential = account?.fields.Confidential__c === true && account.fields.OwnerId !== user.id;
  if (isConfidential || IsPrivate === true) return noAccess;
  const isOfOwnTeam = typeof OwnerId === 'string' && userById(OwnerId)?.profileId === user.profileId;
  const edit = record.objectType === 'Case' || isOfOwnTeam;
  return { read: true, edit, delete: false, transfer: false };
}
