import { runApex } from './run-apex.ts';

/** `@salesforce/apex/FieldwardIdentity.mint`. */
export default function mint(parameters: { recordId: string; objectApiName: string }): Promise<string> {
  return runApex('mint', parameters);
}
