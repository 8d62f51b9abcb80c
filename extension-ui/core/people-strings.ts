import { plural } from './plural.ts';

const noSessions = 'No sign-in of theirs holds';

/** Every word of the people part of the settings. */
export const peopleStrings = {
  intro: 'Who has been here, what each may do, and where that comes from. A change counts from their next click on.',
  loading: 'Loading the people',
  failedTitle: 'The people could not be loaded',
  forbiddenTitle: 'You have no access to the list of people',
  forbiddenText: 'Ask an admin of Fieldward for the role of sales ops, auditor or admin.',
  none: 'Nobody has opened Fieldward yet.',
  search: 'Find a person',
  searchHint: 'Name, e-mail or role',
  noneFound: (wanted: string) => `Nobody fits “${wanted}”.`,

  person: 'Person',
  role: 'Role',
  lastSeen: 'Last seen',
  never: 'Never',
  signedIn: 'Signed in',
  sessions: (count: number) => (count === 0 ? '–' : plural(count, 'session', 'sessions')),
  actions: 'Actions',
  you: 'You',

  roles: { rep: 'Rep', sales_ops: 'Sales ops', admin: 'Admin', auditor: 'Auditor' },
  rights: {
    rep: 'Decides suggestions on records that they may edit in the CRM.',
    sales_ops: 'Decides suggestions, reads the log and these settings, pauses agents.',
    admin: 'Everything: fields, agents and keys, people, the connection, privacy.',
    auditor: 'Reads the log and these settings, and decides nothing.',
  },
  from: {
    person: () => 'given by an admin',
    rule: (groupWord: string) => `from a ${groupWord}`,
    nobody: () => 'what everybody starts with',
  },

  change: 'Change role',
  changeTitle: (name: string) => `Role of ${name}`,
  changeLegend: 'What may they do?',
  byGroups: (groupWord: string) => `Leave it to the ${groupWord}s`,
  byGroupsText: (groupWord: string) => `The rules below decide; without one that fits a ${groupWord} of theirs, rep.`,
  changeConfirm: 'Change the role',
  changeOfYou: 'This is you. With another role you cannot change roles back.',
  changedTitle: 'Role changed',
  changedText: (name: string, role: string) => `${name}: ${role}.`,
  changedToGroups: (name: string, groupWord: string) => `The ${groupWord}s decide what ${name} may do.`,

  signOut: 'Sign out',
  signOutTitle: (name: string) => `Sign ${name} out everywhere`,
  signOutText: (sessions: number) =>
    sessions === 0
      ? `${noSessions} at the moment. Whatever they open from now on asks the CRM again who they are.`
      : `${plural(sessions, 'session ends', 'sessions end')} at once: in the console and in every panel. Cards that HubSpot itself vouches for have none: there, sign the person out of HubSpot.`,
  signOutOfYou: 'This is you: you have to sign in again.',
  signOutConfirm: 'Sign out everywhere',
  signedOutTitle: 'Signed out everywhere',
  signedOutText: (name: string) => `Every session of ${name} has ended.`,

  rulesTitle: (groupWord: string) => `Roles from ${groupWord}s`,
  rulesText: (groupWord: string) =>
    `Members of a ${groupWord} of the CRM get a role by themselves, and lose it when they leave. A role that an admin gave by name stays. Nobody becomes an admin this way.`,
  noRules: (groupWord: string) => `No ${groupWord} gives a role.`,
  group: (groupWord: string) => groupWord.charAt(0).toUpperCase() + groupWord.slice(1),
  addedBy: 'Added by',
  added: 'Added',
  addRule: 'Add a rule',
  addRuleTitle: (groupWord: string) => `Give members of a ${groupWord} a role`,
  addRuleConfirm: 'Add the rule',
  groupsLoading: (groupWord: string) => `Asking the CRM for its ${groupWord}s`,
  groupsNone: (groupWord: string) => `The CRM has no ${groupWord} yet.`,
  groupsFailed: (groupWord: string) => `The ${groupWord}s could not be read`,
  groupMissing: (groupWord: string) => `Choose a ${groupWord}.`,
  choose: 'Choose',
  ruleAddedTitle: 'Rule added',
  ruleAddedText: (group: string, role: string) => `Members of ${group}: ${role}.`,
  removeRule: 'Remove',
  removeRuleTitle: (group: string) => `Remove the rule for ${group}`,
  removeRuleText: 'Whoever has the role only through this rule loses it at once.',
  removeRuleConfirm: 'Remove the rule',
  ruleRemovedTitle: 'Rule removed',
  ruleRemovedText: (group: string) => `${group} gives no role any more.`,
} as const;
