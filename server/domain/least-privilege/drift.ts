import type { Field } from '../crm/field.ts';
import { isProtected } from '../crm/field-class.ts';
import { classAt, type FieldCatalogue } from '../policy/field-catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import { allowedFields } from './allowed-field.ts';

/** What a credential could do beyond the CRM's own description of the fields. */
export interface CredentialReach {
  /** Whether it can change records of an object at all. */
  readonly writes: (objectType: string) => boolean;
  /** Whether the right to write this field can be taken away without taking more. */
  readonly narrowable: (field: Field) => boolean;
}

export interface ExcessField {
  readonly name: string;
  readonly label: string;
  readonly protected: boolean;
  /** `false`: the CRM gives this right with the object, so only Fieldward's own check stands before it. */
  readonly narrowable: boolean;
}

export interface Drift {
  /** Could be written with the credential, and is not allowed here. */
  readonly excess: readonly { readonly objectType: string; readonly fields: readonly ExcessField[] }[];
  /** Allowed here, and the credential could not write it. */
  readonly lacking: readonly {
    readonly objectType: string;
    readonly field: string;
    readonly label: string;
    readonly why: 'hidden' | 'read_only' | 'object';
  }[];
}

/** Compares what the policy allows with what the credential could do today. */
export function drift(policy: Policy, catalogue: FieldCatalogue, reach: CredentialReach): Drift {
  const allowed = allowedFields(policy, catalogue);
  const excess = [...catalogue.objects].sort(byName).flatMap(([objectType, fields]) => {
    if (!reach.writes(objectType)) return [];
    const names = new Set(allowed.filter((one) => one.objectType === objectType).map(({ name }) => name));
    const beyond = [...fields.values()].filter((field) => isWritable(field) && !names.has(field.name));
    return beyond.length === 0 ? [] : [{ objectType, fields: beyond.map(excessField).sort(narrowableFirst) }];
  });
  const lacking = allowed.flatMap(({ objectType, name, field }) => {
    const why = whyNot(field, reach.writes(objectType));
    return why === null ? [] : [{ objectType, field: name, label: field?.label ?? name, why }];
  });
  return { excess, lacking };

  function excessField(field: Field): ExcessField {
    const { class: fieldClass } = classAt(catalogue, policy, field);
    return {
      name: field.name,
      label: field.label,
      protected: isProtected(fieldClass),
      narrowable: reach.narrowable(field),
    };
  }
}

function whyNot(field: Field | null, writes: boolean): 'hidden' | 'read_only' | 'object' | null {
  if (!writes) return 'object';
  if (field === null) return 'hidden';
  return field.readOnly ? 'read_only' : null;
}

function isWritable({ readOnly, calculated, archived }: Field): boolean {
  return !readOnly && !calculated && !archived;
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** What can be mended comes first, and of that what is protected. */
function narrowableFirst(one: ExcessField, other: ExcessField): number {
  const rank = ({ narrowable, protected: locked }: ExcessField) => (narrowable ? 2 : 0) + (locked ? 1 : 0);
  return rank(other) - rank(one) || (one.name < other.name ? -1 : 1);
}
