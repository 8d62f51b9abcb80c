import { z } from 'zod';
import { policyContent } from './policy.ts';

/** The JSON Schema (2020-12) of a policy file, for editors and for checks outside. */
export function policySchema(): object {
  const schema = z.toJSONSchema(policyContent, { io: 'input', unrepresentable: 'any' });
  return { ...schema, title: 'Fieldward policy' };
}
