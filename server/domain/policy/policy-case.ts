import type { FieldValue } from '../crm/field.ts';
import type { Standing } from './standing.ts';

/** What must come out of a policy for one proposed change. */
export interface PolicyCase {
  readonly title: string;
  readonly objectType: string;
  readonly field: string;
  readonly proposed: FieldValue;
  readonly current: FieldValue;
  readonly record: Readonly<Record<string, FieldValue>>;
  readonly quotes: readonly string[];
  readonly agent: string | null;
  readonly expect: Standing;
}
