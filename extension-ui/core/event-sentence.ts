import type { EventView } from '#contract/event.ts';
import { revealHidden } from './reveal-hidden.ts';
import { strings } from './strings.ts';

/** The types that a reader can filter by, in the order of a suggestion's life. Unknown ones are shown by their name. */
export const eventLabels: Readonly<Record<string, string>> = {
  'suggestion.filed': 'Suggestion filed',
  'suggestion.blocked': 'Suggestion blocked',
  'suggestion.quarantined': 'Suggestion held as suspicious',
  'suggestion.refused': 'Suggestion refused',
  'suggestion.repeated': 'Suggestion repeated',
  'suggestion.superseded': 'Suggestion overtaken',
  'suggestion.expired': 'Suggestion expired',
  'suggestion.accepted': 'Suggestion accepted',
  'suggestion.accepted_by_policy': 'Accepted by the policy',
  'suggestion.left_to_people': 'Left to people',
  'suggestion.kept': 'Automatic write kept',
  'suggestion.approved_by_first': 'First yes of two',
  'policy.draft_saved': 'Draft of the policy saved',
  'policy.draft_discarded': 'Draft of the policy discarded',
  'policy.publication_asked': 'Second admin asked',
  'suggestion.edited': 'Suggestion edited and accepted',
  'suggestion.rejected': 'Suggestion rejected',
  'suggestion.released': 'Suggestion let through',
  'suggestion.reopened': 'Suggestion asked again',
  'suggestion.undo_requested': 'Undo asked for',
  'suggestion.rejection_undone': 'Rejection undone',
  'decision.refused': 'Decision refused',
  'change.applied': 'Change written',
  'change.failed': 'Change failed',
  'change.conflicted': 'Change not written: value changed',
  'change.reverted': 'Change undone',
  'batch.frozen': 'Batch made',
  'batch.approved': 'Batch approved',
  'batch.seconded': 'Batch approved by a second person',
  'batch.paused': 'Batch paused',
  'batch.resumed': 'Batch resumed',
  'batch.cancelled': 'Batch cancelled',
  'batch.ended': 'Batch ended',
  'source.filed': 'Source filed',
  'fields.listed': 'Fields listed',
  'policy.published': 'Allowlist published',
  'agent.registered': 'Agent registered',
  'agent.key_issued': 'Agent key issued',
  'agent.key_rotated': 'Agent key rotated',
  'agent.key_revoked': 'Agent key revoked',
  'pause.set': 'Pause set',
  'pause.lifted': 'Pause lifted',
  'connection.installed': 'CRM connected',
  'connection.access_lost': 'CRM access lost',
  'connection.ended': 'CRM disconnected',
  'connection.person_connected': 'Own access lent',
  'connection.person_ended': 'Own access ended',
  'host_certificate.added': 'Certificate trusted',
  'host_certificate.revoked': 'Certificate revoked',
  'session.opened': 'Session opened',
  'session.all_ended': 'Signed out everywhere',
  'person.enrolled': 'Person enrolled',
  'person.role_set': 'Role changed',
  'role_rule.added': 'Role given to a group',
  'role_rule.removed': 'Role taken from a group',
  'data_key.rotated': 'Encryption key rotated',
  'retention.set': 'Retention set',
  'personal_data.erased': 'Personal data erased',
  'personal_data.expired': 'Old data erased',
};

type Writer = (who: string, on: string, event: EventView) => string;

const writers: Readonly<Record<string, Writer>> = {
  'suggestion.filed': (who, on) => `${who} suggested a value${on}`,
  'suggestion.blocked': (who, on, event) => `A suggestion by ${who}${on} was blocked${because(event)}`,
  'suggestion.quarantined': (who, on) => `A suggestion by ${who}${on} was held because it looks suspicious`,
  'suggestion.refused': (who, on, event) => `A suggestion by ${who}${on} was refused${because(event)}`,
  'suggestion.repeated': (who, on) => `${who} sent the same suggestion again${on}`,
  'suggestion.superseded': (_who, on, event) =>
    fact(event, 'reason') === 'value_in_crm'
      ? `A suggestion${on} was closed: the CRM already holds its value`
      : `A newer suggestion took the place of an older one${on}`,
  'suggestion.expired': (_who, on, event) =>
    fact(event, 'reason') === 'record_deleted'
      ? `A suggestion${on} was closed: its record was deleted in the CRM`
      : `A suggestion${on} expired without a decision`,
  'suggestion.accepted': (who, on) => `${who} accepted the suggestion${on}`,
  'suggestion.accepted_by_policy': (_who, on) => `The policy let the suggestion through without a person${on}`,
  'suggestion.left_to_people': (_who, on) => `The policy left the suggestion to people${on}`,
  'suggestion.kept': (who, on) => `${who} looked at the automatic write and kept it${on}`,
  'suggestion.approved_by_first': (who, on) => `${who} said yes as the first of two${on}`,
  'policy.draft_saved': (who) => `${who} saved the draft of the policy`,
  'policy.draft_discarded': (who) => `${who} discarded the draft of the policy`,
  'policy.publication_asked': (who) => `${who} asked another admin to publish the draft`,
  'suggestion.edited': (who, on) => `${who} changed the value and accepted it${on}`,
  'suggestion.rejected': (who, on, event) => `${who} rejected the suggestion${on}${because(event)}`,
  'suggestion.released': (who, on) => `${who} let a suspicious suggestion through to review${on}`,
  'suggestion.reopened': (who, on) => `${who} asked again${on}`,
  'suggestion.undo_requested': (who, on) => `${who} asked to undo the change${on}`,
  'suggestion.rejection_undone': (who, on) => `${who} took the rejection back${on}`,
  'decision.refused': (who, on, event) => `A decision by ${who}${on} was refused${because(event)}`,
  'change.applied': (_who, on) => `The accepted value was written${on}`,
  'change.failed': (_who, on, event) => `The CRM did not take the accepted value${on}${because(event)}`,
  'change.conflicted': (_who, on) => `Nothing was written${on}: the value had changed in the CRM`,
  'change.reverted': (_who, on) => `The earlier value was written back${on}`,
  'batch.frozen': (who, _on, event) => `${who} made a batch of ${fact(event, 'total') ?? '?'} suggestions`,
  'batch.approved': (who, _on, event) => `${who} approved ${fact(event, 'count') ?? '?'} suggestions as a batch`,
  'batch.seconded': (who) => `${who} said the second yes to a batch`,
  'batch.paused': (who) => `${who} paused a batch`,
  'batch.resumed': (who) => `${who} resumed a batch`,
  'batch.cancelled': (who) => `${who} cancelled a batch`,
  'batch.ended': () => 'A batch ended',
  'source.filed': (who) => `${who} filed a source`,
  'fields.listed': (who) => `${who} asked which fields it may suggest for`,
  'policy.published': (who, _on, event) => `${who} published allowlist version ${fact(event, 'version') ?? '?'}`,
  'agent.registered': (who, _on, event) => `${who} registered the agent ${fact(event, 'name') ?? ''}`.trim(),
  'agent.key_issued': (who) => `${who} issued a key for an agent`,
  'agent.key_rotated': (who) => `${who} replaced a key of an agent`,
  'agent.key_revoked': (who) => `${who} revoked a key of an agent`,
  'pause.set': (who, _on, event) => `${who} set a pause${because(event)}`,
  'pause.lifted': (who) => `${who} lifted a pause`,
  'connection.installed': (who) => `${who} connected the CRM`,
  'connection.access_lost': (_who, _on, event) => `The CRM took our access back${because(event)}`,
  'connection.ended': (who) => `${who} disconnected the CRM`,
  'connection.person_connected': (who) => `${who} lent their own access to the CRM`,
  'connection.person_ended': (who, _on, event) => `${who} ended the access that somebody had lent${because(event)}`,
  'host_certificate.added': (who) => `${who} trusted a certificate of the CRM account`,
  'host_certificate.revoked': (who) => `${who} stopped trusting a certificate of the CRM account`,
  'session.opened': (who) => `${who} opened Fieldward`,
  'person.enrolled': (_who, _on, event) =>
    `${valueText(event, 'name') ?? 'A person'} may use Fieldward as ${spaced(fact(event, 'role') ?? 'reader')}`,
  'session.all_ended': (who, _on, event) => `${who} signed ${valueText(event, 'name') ?? 'a person'} out everywhere`,
  'person.role_set': (who, _on, event) =>
    `${who} made ${valueText(event, 'name') ?? 'a person'} ${spaced(fact(event, 'role') ?? 'reader')}`,
  'role_rule.added': (who, _on, event) =>
    `${who} gave a group of the CRM the role ${spaced(fact(event, 'role') ?? 'reader')}`,
  'role_rule.removed': (who) => `${who} took a role from a group of the CRM`,
  'data_key.rotated': () => 'The key that encrypts credentials was replaced',
  'retention.set': (who, _on, event) => `${who} set the retention to ${fact(event, 'days') ?? '?'} days`,
  'personal_data.erased': (who, _on, event) => `${who} erased what was held about a record${because(event)}`,
  'personal_data.expired': (who) => `${who} erased texts and values past their retention`,
};

/** One entry of the log in a sentence. Total: an unknown type is told by its name. */
export function eventSentence(event: EventView): string {
  const who = actorName(event);
  const field = fact(event, 'label') ?? fact(event, 'field');
  const on = field === null ? '' : ` for ${field}`;
  const writer = Object.hasOwn(writers, event.type) ? writers[event.type] : undefined;
  return writer === undefined ? `${who}: ${revealHidden(event.type)}${on}` : writer(who, on, event);
}

/** Who stands behind an entry. Duties of the product itself go by its name. */
export function actorName({ actor }: EventView): string {
  if (actor.kind === 'system') return strings.log.system;
  return revealHidden(actor.name === '' ? actor.id : actor.name);
}

export function eventLabel(type: string): string {
  return (Object.hasOwn(eventLabels, type) ? eventLabels[type] : undefined) ?? revealHidden(type);
}

/** A fact of any shape as a line of text. */
export function factText(value: EventView['facts'][string] | undefined): string {
  return revealHidden(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}

function fact(event: EventView, name: string): string | null {
  const value = Object.hasOwn(event.facts, name) ? event.facts[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? revealHidden(String(value)) : null;
}

function because(event: EventView): string {
  const code = fact(event, 'code') ?? fact(event, 'reason');
  const why = code === null ? (valueText(event, 'reason') ?? valueText(event, 'message')) : spaced(code);
  return why === null ? '' : ` (${why})`;
}

function spaced(code: string): string {
  return code.replaceAll('_', ' ');
}

/** A value behind a commitment, as long as it is not erased. */
function valueText(event: EventView, name: string): string | null {
  const value = Object.hasOwn(event.values, name) ? event.values[name] : undefined;
  return value === undefined || !('value' in value) || value.value === null ? null : revealHidden(value.value);
}
