import { z } from 'zod';

export const findings = [
  'will_change',
  'already_so',
  'changed_since',
  'needs_a_person',
  'not_allowed',
  'crm_would_refuse',
  'no_right',
  'gone',
] as const;

/** What becomes of one suggestion when many are approved together: the first two are approved, the rest is left out. */
export const findingSchema = z.enum(findings);
