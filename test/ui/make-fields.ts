import type { BrowsedField } from '#ui/core/field-rows.ts';

/** An ordinary field of deals that agents may not suggest yet. */
export function makeBrowsed(parts: Partial<BrowsedField> = {}): BrowsedField {
  const name = parts.name ?? 'amount';
  return {
    objectType: 'deals',
    name,
    label: parts.label ?? name,
    description: '',
    group: 'dealinformation',
    type: 'text',
    custom: false,
    class: 'ordinary',
    classReason: 'No rule protects it.',
    locked: false,
    correctable: false,
    line: null,
    notAutomatic: null,
    switchedOff: null,
    asked: 0,
    accepted: 0,
    edited: 0,
    rejected: 0,
    ...parts,
  };
}

export const billingField = makeBrowsed({
  name: 'payment_terms',
  label: 'Payment terms',
  class: 'billing',
  classReason: 'The word "payment" stands for billing.',
  locked: true,
  correctable: true,
});
export const ownerField = makeBrowsed({
  name: 'hubspot_owner_id',
  label: 'Deal owner',
  class: 'ownership',
  classReason: 'It is listed.',
  locked: true,
});
