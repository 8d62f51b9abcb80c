import type { OrgUser } from '../org-port.ts';
import type { StoredRecord } from './record.ts';
import { profileNameOf, users } from './users.ts';

export interface Access {
  read: boolean;
  edit: boolean;
  delete: boolean;
  transfer: boolean;
}

const nothing: Access = { read: false, edit: false, delete: false, transfer: false };

/**
 * Reps edit what they or a colleague of their team own and read the rest, except for confidential accounts and what
 * hangs on them, which only the owner and those who see everything know of.
 * @param accountOf the account that a record hangs on, itself for an account
 */
export function accessOf(
  user: OrgUser,
  record: StoredRecord,
  accountOf: (record: StoredRecord) => StoredRecord | null,
): Access {
  if (!user.isActive) return nothing;
  const profile = profileNameOf(user);
  if (profile === 'admin') return { read: true, edit: true, delete: true, transfer: true };
  if (profile === 'operations' || profile === 'integration')
    return { read: true, edit: true, delete: false, transfer: false };
  const owns = record.fields.OwnerId === user.id;
  const account = accountOf(record);
  const isConfidential = account !== null && isConfidentialAccount(account);
  if (isConfidential && !owns && account.fields.OwnerId !== user.id) return nothing;
  const owner = users.find(({ id }) => id === record.fields.OwnerId);
  const edit = owns || (owner !== undefined && owner.profileId === user.profileId);
  return { read: true, edit, delete: owns, transfer: owns };
}

function isConfidentialAccount({ fields }: StoredRecord): boolean {
  return fields.Rating === 'Hot' && fields.Type === 'Customer - Direct' && fields.Ownership === 'Public';
}
