import type { DecisionReply } from '#contract/decision.ts';
import { plural } from './plural.ts';

const suggestions = (count: number) => plural(count, 'suggestion', 'suggestions');

/** What the queue says row by row. */
export const listStrings = {
  intro: 'What waits for a person across all records. What you see is what the CRM holds now.',
  loading: 'Loading the queue',
  failedTitle: 'The queue could not be loaded',
  forbiddenTitle: 'The queue is for sales ops and admins',
  forbiddenText: 'Suggestions for your records stand on the records themselves.',
  emptyTitle: 'Nothing waits',
  emptyText: 'What agents suggest for any record appears here until somebody decides.',
  noMatchTitle: 'Nothing waits that fits',
  noMatchText: 'Take a filter away to see more.',
  crmAway: 'The CRM cannot be asked at the moment',
  crmAwayText: 'Nobody knows then what you may see there, so no suggestion is shown. Try again in a while.',
  withheld: (count: number) => `${suggestions(count)} of this page are on records or fields that you may not see.`,

  place: 'Object and field',
  anyPlace: 'Every field',
  ofObject: (objectType: string, count: number) => `${objectType}: every field (${count})`,
  ofField: (objectType: string, label: string, count: number) => `${objectType}: ${label} (${count})`,
  withCount: (name: string, count: number) => `${name} (${count})`,
  agent: 'Agent',
  anyAgent: 'Every agent',
  run: 'Run',
  anyRun: 'Every run',
  runOf: (agent: string, when: string, count: number) => `${agent}, ${when} (${count})`,
  owner: 'Record owner',
  anyOwner: 'Every owner',
  noOwner: 'Nobody',
  unnamedOwner: (id: string) => `Owner ${id}`,
  ownedBy: (objectType: string, name: string) => `${objectType}, ${name}`,
  kind: 'Kind',
  kinds: {
    '': 'Every kind',
    low: 'Low impact',
    high: 'High impact',
    sensitive: 'Sensitive fields',
    quarantined: 'Looks suspicious',
  },
  evidence: 'Evidence',
  evidences: { '': 'Any or none', quoted: 'With a quote', none: 'Without a quote', warned: 'With a warning' },
  days: 'Waiting for',
  dayChoices: {
    '': 'Any time',
    1: 'A day or more',
    3: '3 days or more',
    7: 'A week or more',
    14: 'Two weeks or more',
    30: '30 days or more',
  },
  order: 'Order',
  orders: {
    newest: 'Newest first',
    oldest: 'Oldest first',
    expires: 'Expiring first',
    field: 'By object and field',
    agent: 'By agent',
    owner: 'By record owner',
  },
  clear: 'Take filters away',

  oneWaits: 'One suggestion waits',
  wait: (count: string) => `${count} suggestions wait`,
  moreThan: (count: string) => `More than ${count} suggestions wait`,
  selected: (count: number) => `${count} selected`,
  together: (count: number) => `Approve ${suggestions(count)} together`,
  allTogether: 'Approve all that fit together',
  makeFailed: 'The batch could not be made',
  rejecting: (done: number, total: number) => `Rejecting ${done} of ${total}`,
  rejectSome: 'Reject',
  unselect: 'Select none',

  selectPage: 'Select every suggestion of this page',
  selectRow: (title: string, label: string) => `Select ${title}: ${label}`,
  record: 'Record',
  change: 'Field: in the CRM now, and suggested',
  quote: 'Quote',
  noQuote: 'No quote',
  quotesMore: (count: number) => `and ${plural(count, 'more quote', 'more quotes')}`,
  agentAndAge: 'Suggested',
  actions: 'Actions',
  warned: (count: number) => plural(count, 'warning', 'warnings'),
  accept: 'Accept',
  reject: 'Reject',
  undo: 'Undo',
  open: 'Open',
  back: 'Back to the queue',
  rejectTitle: (title: string, label: string) => `Reject ${label} of ${title}`,
  rejectManyTitle: (count: number) => `Reject ${suggestions(count)}`,
  sending: 'One moment',
  last: (title: string, label: string, done: string) => `${title}, ${label}: ${done}`,
  unanswered: 'No answer came. Try again: the same press decides only once.',

  older: 'Next page',
  newer: 'Page before',
  pageOf: (page: number) => `Page ${page}`,

  keys: 'Keyboard',
  keysTitle: 'The queue by keyboard',
  keysIntro: 'Each key presses a button that you can see. They rest while you type in a field.',
  keysClose: 'Close',
  keyList: [
    ['J', 'To the next suggestion'],
    ['K', 'To the one before'],
    ['X', 'Select it, or not'],
    ['O', 'Open its record’s review card'],
    ['A', 'Accept'],
    ['R', 'Reject, with a reason'],
    ['U', 'Undo the last decision'],
    ['N', 'Next page'],
    ['P', 'Page before'],
    ['?', 'This list'],
  ],
} as const;

/** How a row stands after an answer, in a word or two; of a refusal the server's own sentence. */
export function standing(reply: DecisionReply): string {
  if (!reply.ok) return reply.message;
  if (reply.waiting) return 'Being written';
  return standings[reply.state] ?? reply.message ?? reply.state;
}

const standings: Readonly<Record<string, string>> = {
  applied: 'Accepted and written',
  rejected: 'Rejected',
  pending: 'Waits again',
  reverted: 'Undone',
  failed: 'The CRM refused it',
  conflicted: 'Changed by somebody meanwhile',
};
