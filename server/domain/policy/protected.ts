import { type Classification, isProtected } from '../crm/field-class.ts';
import { Fault } from '../shared/fault.ts';

const why: Readonly<Record<'ownership' | 'legal' | 'billing' | 'system', string>> = {
  ownership: 'decides who owns or may see records',
  legal: 'carries legal meaning',
  billing: 'concerns billing or payment',
  system: 'identifies the record or is kept by the CRM itself',
};

/** The sentence that a person reads when a field is protected. */
export function protectionSentence(label: string, classification: Classification): string {
  const reason = isProtected(classification.class) ? why[classification.class] : 'is protected';
  return `${label} ${reason}, so Fieldward never writes it. ${classification.reason}`;
}

/**
 * The check that stands at intake, at decision and on the last line before the CRM call.
 * @throws Fault `field_protected` or `field_read_only`
 */
export function requireUnprotected(label: string, classification: Classification): void {
  if (!isProtected(classification.class)) return;
  throw new Fault(
    classification.class === 'system' ? 'field_read_only' : 'field_protected',
    protectionSentence(label, classification),
    { class: classification.class, basis: classification.basis },
  );
}
