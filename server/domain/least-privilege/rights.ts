import type { FieldCatalogue } from '../policy/field-catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import type { CredentialReach } from './drift.ts';

/** An allowed field to which a file cannot give the right. */
export interface LeftOut {
  readonly objectType: string;
  readonly field: string;
  /** A sentence for whoever deploys the file: why, and what to do instead. */
  readonly reason: string;
}

/** What whoever administers the CRM gives Fieldward's credential, and no more. */
export interface RightsFile {
  readonly fileName: string;
  readonly mediaType: 'text/xml' | 'application/json';
  readonly content: string;
  readonly leftOut: readonly LeftOut[];
}

/** How one CRM gives rights to a credential. Pure: it speaks of what a catalogue says. */
export interface CrmRights {
  file(policy: Policy, catalogue: FieldCatalogue): RightsFile;
  /** The scopes that a policy needs, sorted; `null` where rights are given by field. */
  scopes(policy: Policy, catalogue: FieldCatalogue): readonly string[] | null;
  /** @param granted the scopes that the credential has */
  reach(policy: Policy, catalogue: FieldCatalogue, granted: readonly string[]): CredentialReach;
}
