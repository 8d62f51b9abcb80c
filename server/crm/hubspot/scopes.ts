/**
 * What the app asks a portal for, and no more. The scopes of sensitive data are left out on purpose: without them
 * such properties can be neither read nor written, whatever else goes wrong.
 */
export const hubspotScopes: readonly string[] = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.contacts.read',
  'crm.schemas.companies.read',
  'crm.schemas.deals.read',
  // Who is in which team, so that a team can be given a role here.
  'settings.users.teams.read',
  'tickets',
];
