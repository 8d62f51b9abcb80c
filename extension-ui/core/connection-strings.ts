import { plural } from './plural.ts';

/** Every word of the connection part of the settings. */
export const connectionStrings = {
  intro: 'How Fieldward and the CRM get along, and what to do when they do not.',
  loading: 'Loading the state of the connection',
  failedTitle: 'The state of the connection could not be loaded',
  forbiddenTitle: 'You have no access to the connection',
  forbiddenText: 'Ask an admin of Fieldward for the role of sales ops, auditor or admin.',

  states: {
    well: 'Works',
    troubled: 'Works, with trouble',
    lost: 'Access lost',
    not_connected: 'Not connected',
    unknown: 'Not asked yet',
  },
  summaries: {
    well: (crm: string) => `${crm} answers and grants everything that Fieldward needs.`,
    troubled: () => 'Something needs a look: see below.',
    lost: (crm: string) => `${crm} no longer lets Fieldward in. Nothing is written until an admin connects again.`,
    not_connected: (crm: string) => `No ${crm} account is connected. Suggestions are kept; nothing is read or written.`,
    unknown: (crm: string) => `${crm} has not been asked anything yet. Check now to find out.`,
  },
  troubleTitles: {
    access_lost: 'Access was taken back',
    failing: 'The last call failed',
    scopes_missing: 'A permission is missing',
    clock_skew: 'The clocks differ',
    limit_low: 'The limit of the day is nearly reached',
    proofs_refused: 'Many requests were refused',
  },

  account: 'Account',
  installedBy: 'Connected by',
  renewed: 'Access renewed',
  tokenEnds: 'Present token ends',
  lastAnswer: 'Last answer',
  lastFailure: 'Last failure',
  never: 'Never',
  noFailure: 'None',
  failure: (when: string, code: string) => `${when} (${code})`,
  clock: 'Clock',
  clockUnknown: 'Not compared yet',
  clockRight: 'Agrees with the CRM',
  clockAhead: (by: string) => `${by} ahead of the CRM`,
  clockBehind: (by: string) => `${by} behind the CRM`,
  lenders: 'Write as themselves',
  lendersCount: (count: number) => plural(count, 'person', 'people'),
  held: (crm: string, until: string) => `${crm} asked to wait until ${until}. What waits goes on by itself then.`,
  heldTitle: 'Calls are held',

  limitTitle: 'Calls of the day',
  limit: (used: string, limit: string, when: string) => `${used} of ${limit} used, as told ${when}`,

  scopesTitle: (granted: number, missing: number) =>
    missing === 0 ? `Permissions (${granted} granted)` : `Permissions (${granted} granted, ${missing} missing)`,
  scopesText: 'What the CRM lets Fieldward do with this account. Fieldward asks for nothing else.',
  granted: 'Granted',
  missing: 'Missing',

  refusalsTitle: 'Refused requests of the last day',
  refusalsText:
    'They claimed to come from this account and proved nothing. Anybody can send such requests; a few are old tabs.',
  noRefusals: 'None.',
  refusalWhy: 'Why',
  refusalTimes: 'Times',
  refusalLast: 'Last',

  check: 'Check now',
  checkedWell: (message: string, ms: number) => `${message} It took ${ms} ms.`,
  checkedTitle: 'The connection works',
  checkFailedTitle: 'The check failed',

  connect: (crm: string) => `Connect ${crm}`,
  connectAgain: 'Connect again',
  connectText: (crm: string) => `Opens ${crm} in a new tab. An admin there grants access once more; nothing is lost.`,

  disconnect: 'Disconnect',
  disconnectTitle: (crm: string) => `Disconnect this ${crm} account`,
  disconnectText: (crm: string) =>
    `Fieldward gives its access to ${crm} back and forgets it. Changes that wait to be written end as failed, and everybody else is signed out. Suggestions, decisions and the log stay.`,
  disconnectType: (account: string) => `Type ${account} to confirm`,
  disconnectWrong: 'That is not the id of this account.',
  disconnectConfirm: 'Disconnect for good',
  disconnectedTitle: 'Disconnected',
  disconnectedText: (crm: string) => `${crm} took the access back.`,
  disconnectedUntold: (crm: string) =>
    `${crm} could not be told. The access is deleted here; its admin should uninstall the app there, too.`,
} as const;
