import type { Field, FieldValue } from '../crm/field.ts';
import type { ClassKnowledge } from '../crm/field-class.ts';
import type { RecordRef } from '../crm/record-ref.ts';
import { Fault } from '../shared/fault.ts';
import { classifyUnder } from './class-change.ts';
import type { PolicyContent } from './policy.ts';
import { requireUnprotected } from './protected.ts';

// TypeScript's `private` ends with the types; whoever lacks this value cannot construct a permit at run time either.
const issuing = Symbol('issuing');

/** One write that passed the protected check. The gateway writes nothing else. */
export class WritePermit {
  readonly #checked = true;
  readonly record: RecordRef;
  readonly field: Field;
  readonly value: FieldValue;

  private constructor(key: typeof issuing, record: RecordRef, field: Field, value: FieldValue) {
    if (key !== issuing) throw new TypeError('a permit comes from WritePermit.issue only');
    // Copies, frozen: what was checked is what will be written, whatever happens to the originals meanwhile.
    this.record = Object.freeze({ ...record });
    this.field = Object.freeze({ ...field });
    this.value = value;
    Object.freeze(this);
  }

  /**
   * The only way to a permit.
   * @param policy its classes can protect more, and correct what nothing but a pattern in a name protected
   * @throws Fault `field_protected`, `field_read_only`, `field_archived`, `field_unknown` (the field belongs to another
   * object type) or `value_wrong_type` (a field type that nobody could have been shown)
   */
  static issue(
    write: { record: RecordRef; field: Field; value: FieldValue },
    knowledge: ClassKnowledge,
    policy: Pick<PolicyContent, 'classes'>,
  ): WritePermit {
    const permit = new WritePermit(issuing, write.record, write.field, write.value);
    const { field, record } = permit;
    requireUnprotected(field.label, classifyUnder(policy, field, knowledge));
    // Protection is judged per object type, so a field of one type must not open a record of another.
    if (field.objectType !== record.objectType) {
      throw new Fault('field_unknown', `${record.objectType} has no field ${field.name} that Fieldward can see.`);
    }
    if (field.archived) throw new Fault('field_archived', `${field.label} is archived in the CRM.`);
    if (field.type === 'unsupported') {
      throw new Fault('value_wrong_type', `${field.label} has a type that Fieldward cannot show.`);
    }
    return permit;
  }

  /** False for anything that merely looks like a permit: a cast object, or one that came through JSON. */
  static isGenuine(candidate: unknown): candidate is WritePermit {
    return typeof candidate === 'object' && candidate !== null && #checked in candidate;
  }
}
