import { longId } from '../record-id.ts';
import { type ProfileName, profiles } from './profiles.ts';

export type Level = 'none' | 'read' | 'edit';

export interface ObjectRights {
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

/** What a profile or a permission set grants. A user has the most that any of their sets grants. */
export interface PermissionSetSpec {
  id: string;
  name: string;
  label: string;
  /** The profile that it belongs to; null = given to people one by one. */
  profile: ProfileName | null;
  /** E-mail names of those it is given to beside a profile. */
  members: readonly string[];
  viewSetup: boolean;
  objects: ObjectRights | null;
  /** What it grants for a field, as `Object.Field`; undefined = what `usual` says. */
  fields: Readonly<Record<string, Level>>;
  usual: Level;
}

const rep: ObjectRights = { create: true, edit: true, delete: true, viewAll: false, modifyAll: false };
const operations: ObjectRights = { create: true, edit: true, delete: true, viewAll: true, modifyAll: true };
const integration: ObjectRights = { create: false, edit: true, delete: false, viewAll: true, modifyAll: false };

/** What nobody sees who sells. */
const personal: Readonly<Record<string, Level>> = {
  'Account.Settlement_Account__c': 'none',
  'Account.Confidential__c': 'read',
  'Contact.Health_Note__c': 'none',
  'Contact.Passport_Number__c': 'none',
  'Case.Injury_Report__c': 'none',
  'Opportunity.Salary_Negotiation_Note__c': 'none',
  'Opportunity.Board_Politics__c': 'none',
};

/** What the deal desk gives back to those whom it has trained. */
const dealDeskFields: Readonly<Record<string, Level>> = {
  'Opportunity.Competitors__c': 'edit',
  'Opportunity.Champion__c': 'edit',
  'Contact.Buying_Role__c': 'edit',
  'Account.AnnualRevenue': 'edit',
};

const withoutDealDesk: Readonly<Record<string, Level>> = {
  ...personal,
  'Opportunity.Competitors__c': 'read',
  'Opportunity.Champion__c': 'none',
  'Contact.Buying_Role__c': 'read',
  'Contact.Birthdate': 'none',
  'Account.AnnualRevenue': 'read',
};

const sets: Omit<PermissionSetSpec, 'id'>[] = [
  ofProfile('enterpriseRep', 'Enterprise Rep', rep, withoutDealDesk),
  ofProfile('midMarketRep', 'Mid-market Rep', rep, withoutDealDesk),
  ofProfile('operations', 'Revenue Operations', operations, { 'Contact.Passport_Number__c': 'none' }),
  ofProfile('admin', 'System Administrator', operations, {}),
  ofProfile('integration', 'Integration', integration, personal),
  {
    name: 'Deal_Desk',
    label: 'Deal Desk',
    profile: null,
    members: ['maya.lindqvist', 'sora.takeda', 'bram.osei'],
    viewSetup: false,
    objects: null,
    fields: dealDeskFields,
    usual: 'none',
  },
  {
    name: 'Metadata_Reader',
    label: 'Metadata Reader',
    profile: null,
    members: ['fieldward.integration'],
    viewSetup: true,
    objects: null,
    fields: {},
    usual: 'none',
  },
];

export const permissionSets: readonly PermissionSetSpec[] = sets.map((set, index) => ({
  ...set,
  id: longId(`0PSFw000000000${index + 1}`) ?? '',
}));

/** @param email of the user */
export function permissionSetsOf({ profileId, email }: { profileId: string; email: string }): PermissionSetSpec[] {
  const [name = ''] = email.split('@');
  return permissionSets.filter(({ profile, members }) =>
    profile === null ? members.includes(name) : profiles[profile] === profileId,
  );
}

function ofProfile(
  profile: ProfileName,
  label: string,
  objects: ObjectRights,
  fields: Readonly<Record<string, Level>>,
): Omit<PermissionSetSpec, 'id'> {
  const viewSetup = profile === 'admin';
  return { name: `X00e_${profile}`, label, profile, members: [], viewSetup, objects, fields, usual: 'edit' };
}
