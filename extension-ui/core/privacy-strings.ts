import { plural } from './plural.ts';

/** Every word of the privacy part of the settings. */
export const privacyStrings = {
  intro:
    'What Fieldward holds of people’s words and values, for how long, and how it goes away. The log stays provable after every erasure.',
  loading: 'Loading what is held',
  failedTitle: 'What is held could not be loaded',
  forbiddenTitle: 'You have no access to privacy',
  forbiddenText: 'Ask an admin of Fieldward for the role of sales ops, auditor or admin.',

  heldTitle: 'Held in readable form',
  suggestions: 'Suggestions',
  sources: 'Sources',
  oldest: 'Oldest source',
  nothing: 'None',

  retentionTitle: 'Kept for',
  retention: (days: number) => plural(days, 'day', 'days'),
  retentionText:
    'After so many days without change, the words and values of settled suggestions and of sources are erased. What waits for a decision stays.',
  change: 'Change',
  changeTitle: 'How long texts and values are kept',
  changeLabel: 'Days without change',
  changeHelp: 'From 30 to 3,650.',
  changeWrong: 'Enter a whole number of days from 30 to 3,650.',
  shorterTitle: 'Shorter than now',
  shorter: (days: number) => `Within a day, everything older than ${plural(days, 'day', 'days')} is erased for good.`,
  changeConfirm: 'Keep it so long',
  changedTitle: 'Retention changed',
  changedText: (days: number) => `Texts and values are kept for ${plural(days, 'day', 'days')}.`,

  eraseTitle: 'Erase one record',
  eraseText:
    'When somebody asks to be forgotten: removes every text and value that Fieldward holds about one record of the CRM. Deletions that the CRM announces are followed by themselves.',
  erase: 'Erase a record',
  eraseModal: 'Erase everything about one record',
  objectType: 'Object',
  objectHelp: {
    hubspot: 'As in HubSpot’s API: contacts, companies, deals, tickets.',
    salesforce: 'API name: Contact, Lead, Account, Opportunity, Case.',
  },
  recordId: 'Record id',
  recordHelp: {
    hubspot: 'The number at the end of the record’s address.',
    salesforce: 'The 15 or 18 characters in the record’s address.',
  },
  objectWrong: 'Enter the name of an object.',
  recordWrong: 'Enter the id of a record.',
  eraseWarningTitle: 'This cannot be taken back',
  eraseWarning:
    'What waits for a decision on the record is closed, and every source that was quoted for it is erased whole, even where other records quote it, too. The record in the CRM itself is not touched.',
  eraseType: 'Type ERASE to confirm',
  eraseWord: 'ERASE',
  eraseTypeWrong: 'Type the word ERASE in capitals.',
  eraseConfirm: 'Erase for good',
  erasedTitle: 'Erased',
  erasedText: (suggestions: number, sources: number, values: number) =>
    suggestions + sources + values === 0
      ? 'Fieldward held nothing about this record.'
      : `${plural(suggestions, 'suggestion', 'suggestions')}, ${plural(sources, 'source', 'sources')} and ${plural(values, 'value of the log', 'values of the log')}.`,

  latestTitle: 'Latest erasures',
  latestNone: 'Nothing has been erased yet.',
  when: 'When',
  by: 'By',
  reason: 'Why',
  record: 'Record',
  erased: 'Erased',
  reasons: {
    asked: 'Asked for here',
    privacy_deletion: 'Privacy deletion in the CRM',
    record_deleted: 'Deleted in the CRM',
    retention: 'Kept long enough',
  },
  many: 'Several',
  counts: (suggestions: number, sources: number) =>
    `${plural(suggestions, 'suggestion', 'suggestions')}, ${plural(sources, 'source', 'sources')}`,
} as const;
