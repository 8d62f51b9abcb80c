import { allowedFields } from '#domain/least-privilege/allowed-field.ts';
import type { FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import type { Policy } from '#domain/policy/policy.ts';

/** To sign in, to name owners, and to know which team has which role; no policy changes the need for them. */
const always = ['oauth', 'crm.objects.owners.read', 'settings.users.teams.read'];

const byObject: Readonly<Record<string, readonly string[]>> = {
  contacts: scopesOf('contacts'),
  companies: scopesOf('companies'),
  deals: scopesOf('deals'),
  // Tickets have one scope for everything.
  tickets: ['tickets'],
};

function scopesOf(objectType: string): string[] {
  return [`crm.objects.${objectType}.read`, `crm.objects.${objectType}.write`, `crm.schemas.${objectType}.read`];
}

/** The OAuth scopes that this policy needs, sorted. HubSpot gives them by object, so a field cannot be told apart. */
export function neededScopes(policy: Policy, catalogue: FieldCatalogue): string[] {
  const objects = new Set(allowedFields(policy, catalogue).map(({ objectType }) => objectType));
  const needed = [...objects].flatMap((objectType) =>
    Object.hasOwn(byObject, objectType) ? (byObject[objectType] ?? []) : [],
  );
  return [...new Set([...always, ...needed])].sort();
}

/** Whether a grant with these scopes can change records of an object. */
export function scopesWrite(scopes: readonly string[], objectType: string): boolean {
  return scopes.includes(objectType === 'tickets' ? 'tickets' : `crm.objects.${objectType}.write`);
}
