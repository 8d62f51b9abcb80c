import { runApex } from './run-apex.ts';

/** `@salesforce/apex/FieldwardIdentity.mintForPage`. */
export default function mintForPage(): Promise<string> {
  return runApex('mintForPage', {});
}
