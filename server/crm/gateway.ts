import type { Field, FieldValue } from '#domain/crm/field.ts';
import type { ClassKnowledge } from '#domain/crm/field-class.ts';
import type { FieldEffects } from '#domain/crm/field-effects.ts';
import type { Lane } from '#domain/crm/lane.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { CrmRights } from '#domain/least-privilege/rights.ts';
import type { WritePermit } from '#domain/policy/write-permit.ts';
import type { Fault } from '#domain/shared/fault.ts';

/** How one call may be made: its lane, and when to give up (epoch milliseconds), retries included. */
export interface CallTerms {
  readonly lane: Lane;
  readonly deadline: number;
}

export interface RecordSnapshot {
  readonly record: RecordRef;
  /** What people call the record. */
  readonly title: string;
  /** ISO 4217: in which its amounts are counted, where the CRM says so of a record. */
  readonly currency: string | null;
  /** The CRM's own id of whoever owns it, see `ownerNames`; `null` where nobody does, or it does not say. */
  readonly ownerId: string | null;
  /** The record that the CRM locks together with this one when it is written; `null` where it locks none. */
  readonly parent: string | null;
  /** Canonical values of the fields that were asked for. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** As in a `FieldReading`. */
  readonly version: string | null;
}

/**
 * What became of one record in a joint write. `written`: the CRM says so; `values` where its answer also tells what the
 * fields hold now. A fault has the meaning that it has for a single write: `crm_unreachable` = nobody knows.
 */
export type WriteEnd =
  | { readonly written: true; readonly values: Readonly<Record<string, FieldValue>> }
  | { readonly written: false; readonly fault: Fault };

/** What is to be written to one record. */
export interface RecordWrite {
  /** All for the same record, each for another field. */
  readonly permits: readonly WritePermit[];
  /** From the reading that the write is based on, see `WriteConditions`. */
  readonly version: string | null;
}

/** One field's value now, and what it was before that. */
export interface FieldReading {
  readonly value: FieldValue;
  /** Newest first, the present value included; empty where the CRM keeps no history of the field. */
  readonly history: readonly { readonly value: FieldValue; readonly at: string; readonly by: string }[];
  /**
   * The record's version as the CRM tells it, for a write that must not happen over a newer one. `null` where the CRM
   * has no conditional writes.
   */
  readonly version: string | null;
}

/** Under which conditions one write may happen. */
export interface WriteConditions {
  /** From the reading that the write is based on; the CRM refuses when the record has changed since. */
  readonly version: string | null;
  /** A person has seen that the CRM suspects a duplicate, and wants the value saved anyway. */
  readonly allowDuplicate: boolean;
}

/** What one user of the CRM may do with one record. */
export interface UserAccess {
  /** `unknown` where the CRM tells no app what its users may do: then only the CRM itself can refuse. */
  readonly record: 'none' | 'read' | 'edit' | 'unknown';
  /** Only fields with which the user may do less than with the record. */
  readonly fields: Readonly<Record<string, 'none' | 'read'>>;
}

/** The CRM's own groups of users: teams, permission sets. */
export interface UserGroups {
  list(terms: CallTerms): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** The CRM's ids of the users in each; a group that is gone has no entry, or no members. */
  membersOf(groupIds: readonly string[], terms: CallTerms): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
}

/**
 * One CRM account, spoken to with one set of credentials: the account's own, or those of one of its users. Every
 * failure is a Fault: `crm_unreachable`, `crm_rate_limited`, `crm_access_lost`, `crm_refused` (with the CRM's own words
 * in `facts.crmMessage`), `record_not_found`, `object_not_supported`; a write may also be refused with
 * `field_protected`, `field_read_only`, `field_unknown`, `field_archived`, `value_wrong_type`, `record_changed` (the
 * version has moved on; nothing was written) or `crm_duplicate` (the CRM suspects a duplicate; nothing was written).
 * Reads are retried inside the deadline; writes are not, because after a lost reply only a read can tell what happened.
 */
export interface CrmGateway {
  readonly crm: string;
  /** What this CRM knows about its own field names. */
  readonly knowledge: ClassKnowledge;
  /** What a change of this field sets off in the CRM beyond the field itself. */
  readonly effectsOf: (field: Field) => FieldEffects;
  /** How it gives rights to the credential with which it is spoken to. */
  readonly rights: CrmRights;
  readonly objectTypes: readonly string[];
  /** All fields of an object that our credentials can see. May be up to a minute old. */
  fields(objectType: string, terms: CallTerms): Promise<readonly Field[]>;
  /** Reads up to 100 records of one type, in the fewest calls; ids that do not exist are absent from the answer. */
  readRecords(
    objectType: string,
    recordIds: readonly string[],
    fieldNames: readonly string[],
    terms: CallTerms,
  ): Promise<ReadonlyMap<string, RecordSnapshot>>;
  /** A fresh read of one field with its history; `null` when the record does not exist. */
  readField(record: RecordRef, field: Field, terms: CallTerms): Promise<FieldReading | null>;
  /**
   * Writes one field. Refuses anything but a genuine permit. Sent again only where the CRM said that it did nothing
   * (too many requests, token refused).
   */
  writeField(permit: WritePermit, conditions: WriteConditions, terms: CallTerms): Promise<void>;
  /**
   * To how many records one joint write may go: on the condition of their versions (`null` where the CRM has no
   * conditional writes), and without.
   */
  readonly recordsPerWrite: { readonly conditional: number | null; readonly plain: number };
  /**
   * Writes several records of one object in one call, each for itself: what the CRM refuses of one does not keep it from
   * the others. Refuses anything but genuine permits. @returns the ends in the order of `writes`
   * @param writes all with a version, or none
   * @throws Fault where the call as a whole failed; after `crm_unreachable` nobody knows what was written, after any
   * other code nothing was. A `crm_refused` of all can mean that one value is bad: split, and send again.
   */
  writeTogether(writes: readonly RecordWrite[], terms: CallTerms): Promise<readonly WriteEnd[]>;
  /**
   * The same fields of up to 200 records after a joint write; records that are gone are absent. With the history of each
   * where the CRM has no conditional writes: elsewhere nothing can have come between.
   */
  readBack(
    objectType: string,
    recordIds: readonly string[],
    fields: readonly Field[],
    terms: CallTerms,
  ): Promise<ReadonlyMap<string, Readonly<Record<string, FieldReading>>>>;
  /** The one spelling of a record's id here, of those that the CRM accepts; `null` for what is no id. */
  recordIdOf(text: string): string | null;
  /** Objects whose records are people. */
  readonly personTypes: readonly string[];
  /**
   * Which of up to 200 records the CRM says were deleted. One that merely does not answer is not among them: it may be one
   * that we lost the right to see. Empty where the CRM announces deletions by itself.
   */
  deletedAmong(objectType: string, recordIds: readonly string[], terms: CallTerms): Promise<readonly string[]>;
  /** One cheap question, always asked afresh: whether the account answers us. */
  ping(terms: CallTerms): Promise<void>;
  /** What people call these owners; those that the CRM does not name any more are absent. May be some minutes old. */
  ownerNames(ownerIds: readonly string[], terms: CallTerms): Promise<ReadonlyMap<string, string>>;
  readonly userGroups: UserGroups;
  /** @param crmUserId the CRM's own id of the user */
  userAccess(
    crmUserId: string,
    record: RecordRef,
    fieldNames: readonly string[],
    terms: CallTerms,
  ): Promise<UserAccess>;
  /** The same for up to 200 records of one object, in as few calls as for one. */
  userAccessTo(
    crmUserId: string,
    objectType: string,
    recordIds: readonly string[],
    fieldNames: readonly string[],
    terms: CallTerms,
  ): Promise<ReadonlyMap<string, UserAccess>>;
}
